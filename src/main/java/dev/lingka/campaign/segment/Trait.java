package dev.lingka.campaign.segment;

import java.util.List;
import java.util.stream.Stream;

/** What a member is or has, as one word out of some. The name is the condition's. */
enum Trait {
    SEX("sex", "f.sex_index", List.of("female", "male", "other"), null),
    REGION("region", "f.region_indexes", List.of(), "[1-9][0-9](?:[0-9]{2}){0,2}"),
    JOIN_STORE("joinStore", "f.store_id", List.of(), null),
    SOURCE("source", "f.source", List.of("poster", "table", "receipt", "staff", "friend", "none"), null),
    TIER("tier", "f.tier", List.of(), null),
    CARD_KIND("cardKind", "f.card_kinds", List.of(), null),
    STAGE("stage", "f.stage", List.of("new", "active", "at_risk", "sleeping", "lost"), null),
    TAG("tag", "f.tags", List.of(), null),
    COUPON_HELD("couponHeld", "f.held_coupons", List.of(), null),
    COUPON_USED("couponUsed", "f.used_coupons", List.of(), null);

    private final String text;
    private final String column;
    private final List<String> words;
    private final String pattern;

    Trait(String text, String column, List<String> words, String pattern) {
        this.text = text;
        this.column = column;
        this.words = words;
        this.pattern = pattern;
    }

    String text() {
        return text;
    }

    String column() {
        return column;
    }

    /** All that it can be; empty where words are the merchant's own. */
    List<String> words() {
        return words;
    }

    /** What a word looks like; null for any. */
    String pattern() {
        return pattern;
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
