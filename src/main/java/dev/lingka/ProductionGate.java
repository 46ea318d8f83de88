package dev.lingka;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    /** Hosts of the SMS provider, as dysmsapi.ap-southeast-1.aliyuncs.com; without the setting it is the right one. */
    private static final Pattern SMS_HOST = Pattern.compile("dysmsapi[a-z0-9.-]*\\.aliyuncs\\.com");

    private static final String SMS_ADDRESS = "lingka.sms.url";
    private static final String SMS_REPORT_TOKEN = "lingka.sms.report-token";
    private static final Pattern LONG_TOKEN = Pattern.compile("[0-9A-Za-z_-]{32,}");

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
        settings.apply(SMS_ADDRESS).ifPresent(ProductionGate::refuseOtherProvider);
        settings.apply(SMS_REPORT_TOKEN).ifPresent(ProductionGate::refuseShortToken);
    }

    private static Stream<String> owners(Function<String, Optional<String>> settings) {
        return settings.apply("quarkus.flyway.migrate-at-start").filter("true"::equals).stream()
                .map(migrates -> OWNERS_PASSWORD);
    }

    private static void refuseSandbox(String setting, String value) {
        if (!isHttps(value) || !host(value).endsWith(WECHAT_DOMAIN)) {
            throw new StartRefused(setting + " must be an https address of WeChat in production, not " + value);
        }
    }

    private static void refuseOtherProvider(String value) {
        if (!isHttps(value) || !SMS_HOST.matcher(host(value)).matches()) {
            throw new StartRefused(
                    SMS_ADDRESS + " must be an https address of Alibaba Cloud's SMS in production, not " + value);
        }
    }

    /** Whoever guesses it tells us what became of messages. What it is stands in no log. */
    private static void refuseShortToken(String value) {
        if (!LONG_TOKEN.matcher(value).matches()) {
            throw new StartRefused(SMS_REPORT_TOKEN + " must be 32 or more letters, digits, - and _ in production");
        }
    }

    private static boolean isHttps(String address) {
        return "https".equals(URI.create(address).getScheme());
    }

    private static String host(String address) {
        String host = URI.create(address).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
