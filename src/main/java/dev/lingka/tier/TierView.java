package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a member stands, what it gives, and what is missing until the next level.
 *
 * @param since null for one who never moved from the first level
 * @param until the end of a level that staff gave by hand; null for an earned one
 * @param keptUntil the first day on which the level may be lost; null on the first level
 * @param inGrace true when the period was not enough and {@code keptUntil} is the end of the grace
 * @param next the level above; null on the highest
 */
record TierView(
        String level,
        LocalizedText name,
        @Schema(nullable = true) Instant since,
        @Schema(nullable = true) Instant until,
        @Schema(nullable = true) LocalDate keptUntil,
        boolean inGrace,
        int discountBasisPoints,
        int pointsBasisPoints,
        List<BenefitView> benefits,
        Counted counted,
        @Schema(nullable = true) NextLevel next) {

    /**
     * What counts for a level, of the period until today. Amounts in fen.
     *
     * @param visits days with a sale
     * @param tenureDays since joining
     */
    record Counted(long growth, long spendFen, long visits, long rechargedFen, long referrals, long tenureDays) {

        static Counted of(JsonObject counted) {
            return new Counted(
                    counted.getLong("growth"),
                    counted.getLong("spendFen"),
                    counted.getLong("visits"),
                    counted.getLong("rechargedFen"),
                    counted.getLong("referrals"),
                    counted.getLong("tenureDays"));
        }
    }

    /**
     * @param overview as the SQL function {@code tier_overview} tells
     */
    static TierView of(TierRules rules, JsonObject overview, Locale locale) {
        JsonObject standing = Objects.requireNonNullElse(overview.getJsonObject("standing"), new JsonObject());
        TierLevel level = rules.level(standing.getString("level"));
        LocalDate day = LocalDate.parse(overview.getString("day"));
        JsonObject used = overview.getJsonObject("used");
        Counted counted = Counted.of(overview.getJsonObject("counted"));
        String grace = standing.getString("graceOn");
        String kept = grace == null ? standing.getString("reviewOn") : grace;
        return new TierView(
                level.code(),
                level.name(),
                standing.getInstant("since"),
                standing.getInstant("until"),
                kept == null ? null : LocalDate.parse(kept),
                grace != null,
                level.discountBasisPoints(),
                level.pointsBasisPoints(),
                BenefitView.of(level, used, day),
                counted,
                rules.above(level)
                        .map(next -> NextLevel.of(next, counted, waiting(overview, next), locale))
                        .orElse(null));
    }

    /** The member's place in the line for a level that is full. */
    private static Optional<Long> waiting(JsonObject overview, TierLevel level) {
        var lines = overview.getJsonArray("waiting");
        return IntStream.range(0, lines.size())
                .mapToObj(lines::getJsonObject)
                .filter(line -> level.code().equals(line.getString("level")))
                .map(line -> line.getLong("place"))
                .findFirst();
    }
}
