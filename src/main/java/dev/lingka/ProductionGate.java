package dev.lingka;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What production demands before anything starts: all services and secrets configured, and none of them a stand-in. */
final class ProductionGate {
    private static final List<String> REQUIRED = List.of(
            "quarkus.datasource.reactive.url",
            "quarkus.datasource.password",
            "quarkus.datasource.jobs.password",
            "quarkus.redis.hosts",
            "quarkus.oidc.staff.auth-server-url",
            "lingka.wechat.open-url",
            "lingka.wechat.pay-url",
            "lingka.secret.master-key",
            "lingka.secret.index-key",
            "lingka.member-token.private-key",
            "lingka.member-token.public-key");

    /** Only a replica that migrates by itself has to be the owner of the schema. */
    private static final String OWNERS_PASSWORD = "quarkus.flyway.password";

    private static final String WECHAT_DOMAIN = ".weixin.qq.com";
    private static final List<String> WECHAT = List.of("lingka.wechat.open-url", "lingka.wechat.pay-url");

    private ProductionGate() {}

    /** Refuses with every missing setting at once, so that nobody has to find them one start at a time. */
    static void pass(Function<String, Optional<String>> settings) {
        List<String> missing = Stream.concat(REQUIRED.stream(), owners(settings))
                .filter(setting -> settings.apply(setting).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new StartRefused("production needs " + String.join(", ", missing));
        }
        WECHAT.forEach(setting -> refuseSandbox(setting, settings.apply(setting).orElseThrow()));
    }

    private static Stream<String> owners(Function<String, Optional<String>> settings) {
        return settings.apply("quarkus.flyway.migrate-at-start").filter("true"::equals).stream()
                .map(migrates -> OWNERS_PASSWORD);
    }

    private static void refuseSandbox(String setting, String value) {
        URI address = URI.create(value);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equals(address.getScheme()) || !host.endsWith(WECHAT_DOMAIN)) {
            throw new StartRefused(setting + " must be an https address of WeChat in production, not " + value);
        }
    }
}
