package dev.lingka.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;

/**
 * Points for something that is not a sale.
 *
 * @param points each time
 * @param perDay so often on a business day; null for as often as it happens
 * @param perYear so often in a calendar year; null for as often as it happens
 */
public record OtherEarning(
        @NotNull Kind kind, @Min(1) @Max(1_000_000) long points, @Min(1) Integer perDay, @Min(1) Integer perYear) {

    /** So often on a business day; null for as often as it happens. A visit and a sign-in are once a day. */
    public Integer mostADay() {
        return isDaily() ? Integer.valueOf(1) : perDay;
    }

    boolean isDaily() {
        return kind == Kind.VISIT || kind == Kind.SIGN_IN;
    }

    /** What a member may do for points. */
    public enum Kind {
        /** A visit: the first sale of a business day that is not given back. */
        @JsonProperty("visit")
        VISIT,
        /** The member opens the mini-program and says so, once on each business day. */
        @JsonProperty("sign_in")
        SIGN_IN,
        /** Staff have seen what the member wrote. */
        @JsonProperty("review")
        REVIEW,
        /** The member passed a page on; the rule says how often, since nobody can tell whether it arrived. */
        @JsonProperty("share")
        SHARE,
        /** A friend came through this member, and bought (section {@code referral}). */
        @JsonProperty("referral")
        REFERRAL,
        /** All own fields of the section {@code member} are answered; once for each member. */
        @JsonProperty("profile")
        PROFILE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
