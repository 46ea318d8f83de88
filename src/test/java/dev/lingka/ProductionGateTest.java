package dev.lingka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.k8s.Rendering;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What production starts with, and what it refuses. */
class ProductionGateTest {

    private static final List<String> WECHAT = List.of("lingka.wechat.open-url", "lingka.wechat.pay-url");

    private final Map<String, String> settings = new HashMap<>();

    static List<String> required() {
        return List.of(
                "quarkus.datasource.reactive.url",
                "quarkus.datasource.password",
                "quarkus.datasource.jobs.password",
                "quarkus.flyway.password",
                "quarkus.redis.hosts",
                "quarkus.oidc.staff.auth-server-url",
                "lingka.wechat.open-url",
                "lingka.wechat.pay-url",
                "lingka.secret.master-key",
                "lingka.secret.index-key",
                "lingka.member-token.private-key",
                "lingka.member-token.public-key");
    }

    @BeforeEach
    void configureAll() {
        required().forEach(setting -> settings.put(setting, "given"));
        settings.put("lingka.wechat.open-url", "https://api.weixin.qq.com");
        settings.put("lingka.wechat.pay-url", "https://api.mch.weixin.qq.com");
        settings.put("quarkus.flyway.migrate-at-start", "true");
    }

    @Test
    void startsWithAllThatItNeeds() {
        assertThatCode(this::pass).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("required")
    void refusesToStartWithout(String setting) {
        settings.remove(setting);

        assertThatThrownBy(this::pass).hasMessage("production needs " + setting);
    }

    @Test
    void aReplicaThatDoesNotMigrateNeedsNoOwner() {
        settings.put("quarkus.flyway.migrate-at-start", "false");
        settings.remove("quarkus.flyway.password");

        assertThatCode(this::pass).doesNotThrowAnyException();
    }

    /** Production speaks with WeChat itself, whatever an address is made to look like. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.weixin.qq.com",
                "http://127.0.0.1:9090",
                "https://localhost:9090",
                "https://api.weixin.qq.com.example.com",
                "https://pay.weixin.qq.com.example.com",
                "https://example.com/api.weixin.qq.com",
                "https://user@example.com",
                "https://weixin.qq.com@example.com"
            })
    void takesNobodyElseForWechat(String address) {
        for (String setting : WECHAT) {
            configureAll();
            settings.put(setting, address);

            assertThatThrownBy(this::pass)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(setting)
                    .hasMessageContaining("must be an https address of WeChat in production");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void startsWithWhatTheClusterGives(String folder) {
        Rendering cluster = Rendering.of(folder);

        assertThatCode(() -> ProductionGate.pass(
                        setting -> cluster.value(setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))))
                .doesNotThrowAnyException();
    }

    private void pass() {
        ProductionGate.pass(setting -> Optional.ofNullable(settings.get(setting)));
    }
}
