package dev.lingka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production speaks with WeChat itself, whatever an address is made to look like. */
class WechatAddressTest {

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("quarkus.datasource.reactive.url", "postgresql://db.internal:5432/lingka"),
            Map.entry("quarkus.datasource.password", "a"),
            Map.entry("quarkus.datasource.jobs.password", "b"),
            Map.entry("quarkus.flyway.password", "c"),
            Map.entry("quarkus.redis.hosts", "redis://redis.internal:6379"),
            Map.entry("quarkus.oidc.staff.auth-server-url", "https://id.example.com/realms/staff"),
            Map.entry("lingka.wechat.open-url", "https://api.weixin.qq.com"),
            Map.entry("lingka.wechat.pay-url", "https://api.mch.weixin.qq.com"),
            Map.entry("lingka.secret.master-key", "d"),
            Map.entry("lingka.secret.index-key", "e"),
            Map.entry("lingka.member-token.private-key", "f"),
            Map.entry("lingka.member-token.public-key", "g"));

    private Properties before;

    @BeforeEach
    void configure() {
        before = (Properties) System.getProperties().clone();
        GOOD.forEach(System::setProperty);
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.weixin.qq.com",
                "http://127.0.0.1:9090",
                "https://localhost:9090",
                "https://api.weixin.qq.com.example.com",
                "https://example.com/api.weixin.qq.com",
                "https://user@example.com",
                "https://weixin.qq.com@example.com"
            })
    void takesNobodyElseForWechat(String address) {
        for (String setting : new String[] {"lingka.wechat.open-url", "lingka.wechat.pay-url"}) {
            GOOD.forEach(System::setProperty);
            System.setProperty(setting, address);

            assertThatThrownBy(() -> ProductionGate.pass(Settings.read()::text))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(setting);
        }
    }
}
