package dev.lingka.campaign.segment;

import java.util.List;
import java.util.stream.Stream;

/** What a member is or has, as one word out of some. The name is the condition's. */
enum Trait {
    SEX("sex", "f.sex_index"),
    REGION("region", "f.region_indexes"),
    JOIN_STORE("joinStore", "f.store_id"),
    SOURCE("source", "f.source"),
    TIER("tier", "f.tier"),
    CARD_KIND("cardKind", "f.card_kinds"),
    STAGE("stage", "f.stage"),
    TAG("tag", "f.tags"),
    COUPON_HELD("couponHeld", "f.held_coupons"),
    COUPON_USED("couponUsed", "f.used_coupons");

    private final String text;
    private final String column;

    Trait(String text, String column) {
        this.text = text;
        this.column = column;
    }

    String text() {
        return text;
    }

    String column() {
        return column;
    }

    /** All that it can be; empty where words are the merchant's own. */
    List<String> words() {
        return switch (this) {
            case SEX -> List.of("female", "male", "other");
            case SOURCE -> List.of("poster", "table", "receipt", "staff", "friend", "none");
            case STAGE -> List.of("new", "active", "at_risk", "sleeping", "lost");
            default -> List.of();
        };
    }

    /** What a word looks like; null for any. */
    String pattern() {
        return this == REGION ? "[1-9][0-9](?:[0-9]{2}){0,2}" : null;
    }

    boolean isStore() {
        return this == JOIN_STORE;
    }

    /** Whether the column has many at once. */
    boolean isMany() {
        return switch (this) {
            case REGION, CARD_KIND, TAG, COUPON_HELD, COUPON_USED -> true;
            default -> false;
        };
    }

    /** Whether it is personal data, which is not shown. */
    boolean isSealed() {
        return this == SEX || this == REGION;
    }

    static Trait of(String text) {
        return Stream.of(values())
                .filter(trait -> trait.text.equals(text))
                .findFirst()
                .orElse(null);
    }
}
