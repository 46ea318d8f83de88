package dev.lingka;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What production demands before anything starts: all services and secrets configured, and none of them a stand-in. */
final class ProductionGate {
    private static final List<String> REQUIRED = List.of(
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

    private static final String WECHAT_DOMAIN = ".weixin.qq.com";
    private static final List<String> WECHAT = List.of("lingka.wechat.open-url", "lingka.wechat.pay-url");

    private ProductionGate() {}

    /** Refuses with every missing setting at once, so that nobody has to find them one start at a time. */
    static void pass(Settings settings) {
        List<String> missing = REQUIRED.stream()
                .filter(setting -> settings.text(setting).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new StartRefused("production needs " + String.join(", ", missing));
        }
        WECHAT.forEach(setting -> refuseSandbox(setting, settings.text(setting).orElseThrow()));
    }

    private static void refuseSandbox(String setting, String value) {
        URI address = URI.create(value);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equals(address.getScheme()) || !host.endsWith(WECHAT_DOMAIN)) {
            throw new StartRefused(setting + " must be an https address of WeChat in production, not " + value);
        }
    }
}
