package dev.lingka.reward.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What may earn a gift. */
public enum Occasion {
    @JsonProperty("sale")
    SALE,
    @JsonProperty("recharge")
    RECHARGE,
    @JsonProperty("card_issued")
    CARD_ISSUED,
    /** The member came to a higher level. */
    @JsonProperty("tier_up")
    TIER_UP,
    /** The day itself; who was born on 29 February has it on the 28th in other years. Once in a calendar year. */
    @JsonProperty("birthday")
    BIRTHDAY,
    /** The month of the birthday, from its first day on. Once in a calendar year. */
    @JsonProperty("birth_month")
    BIRTH_MONTH,
    /** Once for each member. */
    @JsonProperty("profile_completed")
    PROFILE_COMPLETED,
    /** A friend whom the member brought has bought. */
    @JsonProperty("referral")
    REFERRAL,
    /** The member was brought by a friend and has bought. */
    @JsonProperty("referred")
    REFERRED;

    /** As in tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether money was paid, so that amounts and steps make sense. */
    boolean hasAmount() {
        return this == SALE || this == RECHARGE;
    }

    /** Whether it happens in a store, or may. */
    boolean hasStore() {
        return hasAmount() || this == CARD_ISSUED || this == REFERRAL || this == REFERRED;
    }
}
