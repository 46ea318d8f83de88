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

    /** What a member may do for points. */
    public enum Kind {
        /** A visit: the first sale of a day. */
        @JsonProperty("visit")
        VISIT,
        /** The member opens the mini-program and says so, once on each business day. */
        @JsonProperty("sign_in")
        SIGN_IN,
        @JsonProperty("review")
        REVIEW,
        @JsonProperty("share")
        SHARE,
        /** A friend came through this member. */
        @JsonProperty("referral")
        REFERRAL,
        /** Once for each member. */
        @JsonProperty("profile")
        PROFILE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
