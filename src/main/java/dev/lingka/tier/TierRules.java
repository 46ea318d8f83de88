package dev.lingka.tier;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Levels and how they are earned, kept and lost.
 *
 * @param levels lowest first; the first is where everybody begins
 * @param period what counts for a level, and for how long it is kept
 */
public record TierRules(
        @NotEmpty @Size(max = 20) List<@NotNull @Valid TierLevel> levels,
        @NotNull @Valid Growth growth,
        @NotNull @Valid Period period,
        @NotNull @Valid Review review) {

    /** Whole growth that one thing may bring at most. */
    static final int MAX_GROWTH = 1_000_000;
    /** The most for one point, of which a sale may earn many. */
    static final int MAX_POINT_GROWTH = 1_000;

    public TierRules {
        levels = levels == null ? null : List.copyOf(levels);
    }

    /**
     * What brings growth. Parts of a whole growth are carried on to the next sale, so that small sales lose nothing.
     *
     * @param perYuanBasisPoints for each yuan spent; 10000 is one growth a yuan
     * @param perRechargeYuanBasisPoints for each yuan paid in
     * @param perVisit for a day with a sale, once a day
     * @param perReferral for a friend's first sale
     * @param perPoint for each point that a sale earns: 1 makes points decide the level, whatever is spent of them
     */
    public record Growth(
            @Min(0) @Max(MAX_GROWTH) int perYuanBasisPoints,
            @Min(0) @Max(MAX_GROWTH) int perRechargeYuanBasisPoints,
            @Min(0) @Max(MAX_GROWTH) int perVisit,
            @Min(0) @Max(MAX_GROWTH) int perReferral,
            @Min(0) @Max(MAX_POINT_GROWTH) int perPoint) {

        public JsonObject toArgs() {
            return new JsonObject()
                    .put("perYuanBasisPoints", perYuanBasisPoints)
                    .put("perRechargeYuanBasisPoints", perRechargeYuanBasisPoints)
                    .put("perVisit", perVisit)
                    .put("perReferral", perReferral)
                    .put("perPoint", perPoint);
        }
    }

    /**
     * What counts for a level, and how long a level is kept once earned: until the end of the period in which it was
     * earned, and for the next one if that period's facts hold at its review.
     *
     * @param months of a rolling period; left out of the others
     */
    public record Period(@NotNull PeriodKind kind, @Min(1) @Max(60) int months) {}

    /** The shape of a period. */
    public enum PeriodKind {
        /** So many months back from today; kept for as many from the day it was earned. */
        @JsonProperty("rolling_months")
        ROLLING_MONTHS,
        @JsonProperty("calendar_year")
        CALENDAR_YEAR,
        @JsonProperty("calendar_month")
        CALENDAR_MONTH
    }

    /**
     * What becomes of a level that was not earned again.
     *
     * @param graceDays days after the period in which what is bought still counts for it
     * @param softLanding true when one review takes one level away at most
     */
    public record Review(@Min(0) @Max(366) int graceDays, boolean softLanding) {}

    /** The level of a code; the first for one that these rules do not have. */
    public TierLevel level(String code) {
        return find(code).orElse(levels.get(0));
    }

    public Optional<TierLevel> find(String code) {
        return levels.stream().filter(level -> level.code().equals(code)).findFirst();
    }

    /** The level above this one; empty above the highest. */
    public Optional<TierLevel> above(TierLevel level) {
        int next = levels.indexOf(level) + 1;
        return next < levels.size() ? Optional.of(levels.get(next)) : Optional.empty();
    }

    /** As the SQL functions take it ({@code tier_levels} says how). */
    public JsonObject toArgs() {
        JsonArray rows = new JsonArray();
        levels.forEach(level -> rows.add(level.toArgs()));
        return new JsonObject()
                .put("levels", rows)
                .put("growth", growth.toArgs())
                .put(
                        "period",
                        new JsonObject()
                                .put("kind", period.kind().name().toLowerCase(Locale.ROOT))
                                .put("months", period.months()))
                .put(
                        "review",
                        new JsonObject().put("graceDays", review.graceDays()).put("softLanding", review.softLanding()));
    }
}
