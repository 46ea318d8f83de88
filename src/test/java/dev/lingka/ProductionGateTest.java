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

    /** Nor with anybody but the provider, where it is told who that is; without the setting it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dysmsapi.aliyuncs.com",
                "http://127.0.0.1:9090",
                "https://localhost:9090",
                "https://dysmsapi.aliyuncs.com.example.com",
                "https://example.com/dysmsapi.aliyuncs.com",
                "https://dysmsapi.aliyuncs.com@example.com",
                "https://bucket.oss-cn-hangzhou.aliyuncs.com"
            })
    void takesNobodyElseForTheSmsProvider(String address) {
        settings.put("lingka.sms.url", address);

        assertThatThrownBy(this::pass)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("lingka.sms.url must be an https address of Alibaba Cloud's SMS in production");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dysmsapi.aliyuncs.com",
                "https://DYSMSAPI.aliyuncs.com",
                "https://dysmsapi.ap-southeast-1.aliyuncs.com",
                "https://dysmsapi-vpc.cn-hangzhou.aliyuncs.com"
            })
    void takesTheSmsProviderInEachOfItsRegions(String address) {
        settings.put("lingka.sms.url", address);

        assertThatCode(this::pass).doesNotThrowAnyException();
    }

    /** Its reports are signed by nobody: who guesses the token makes them up. It is not told to who reads the refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"secret", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcde/"})
    void refusesATokenThatCanBeGuessed(String token) {
        settings.put("lingka.sms.report-token", token);

        assertThatThrownBy(this::pass)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("lingka.sms.report-token must be 32 or more")
                .message()
                .doesNotContain(token);
        settings.put("lingka.sms.report-token", "0123456789abcdef0123456789-bcdeF");
        assertThatCode(this::pass).doesNotThrowAnyException();
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
