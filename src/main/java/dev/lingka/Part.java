package dev.lingka;

import java.util.List;
import java.util.Locale;

/**
 * What Lingka needs from outside, each with the settings that tell where it is; one that lacks a setting is embedded.
 */
enum Part {
    DATABASE,
    REDIS,
    STAFF_IDENTITY,
    WECHAT,
    MASTER_KEY,
    MEMBER_TOKEN;

    /** The name that the embedded tool knows the part by. */
    String toolName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> missing(Settings given) {
        return settings().stream()
                .filter(setting -> given.text(setting).isEmpty())
                .toList();
    }

    private List<String> settings() {
        return switch (this) {
            case DATABASE -> List.of("quarkus.datasource.reactive.url");
            case REDIS -> List.of("quarkus.redis.hosts");
            case STAFF_IDENTITY -> List.of("quarkus.oidc.staff.auth-server-url");
            case WECHAT -> List.of("lingka.wechat.open-url", "lingka.wechat.pay-url");
            case MASTER_KEY -> List.of("lingka.secret.master-key", "lingka.secret.index-key");
            case MEMBER_TOKEN -> List.of("lingka.member-token.private-key", "lingka.member-token.public-key");
        };
    }
}
