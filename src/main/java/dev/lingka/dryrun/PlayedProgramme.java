package dev.lingka.dryrun;

import dev.lingka.dryrun.play.Figure;
import dev.lingka.dryrun.play.Rules;
import dev.lingka.dryrun.play.Tally;
import dev.lingka.points.Cash;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one programme came to. All amounts in fen.
 *
 * @param paidFen for all sales, before what came back
 * @param commissionFen of staff, for recharges
 * @param prepaid what members could still buy with, by month
 * @param levels how many members stood where at the end
 */
record PlayedProgramme(
        int version,
        long sales,
        long listFen,
        long paidFen,
        long refundedFen,
        Discounts discounts,
        PlayedPoints points,
        PlayedCoupons coupons,
        PlayedRecharges recharges,
        long commissionFen,
        Margin margin,
        List<PrepaidMonth> prepaid,
        List<LevelMembers> levels) {

    /** What made sales cheaper, by its cause. */
    record Discounts(
            long memberPriceFen,
            long memberDayFen,
            long tierDiscountFen,
            long couponFen,
            long pointsFen,
            long totalFen) {}

    /**
     * Points.
     *
     * @param earned by sales
     * @param granted by rules
     * @param issuedFen what those two are worth at the till; null where points do not pay
     * @param expiredFen what ended unused would have been worth; null likewise
     */
    record PlayedPoints(
            long earned,
            long granted,
            long spent,
            long returned,
            long takenBack,
            long expired,
            @Schema(nullable = true) Long issuedFen,
            @Schema(nullable = true) Long expiredFen) {}

    /**
     * Coupons.
     *
     * @param issued by rules
     * @param withdrawn of these, with what they were for
     * @param costFen what they took off, and what gifts cost
     */
    record PlayedCoupons(long issued, long withdrawn, long redeemed, long returned, long costFen) {}

    /**
     * Recharges.
     *
     * @param bonusSpentFen of the bonus of whatever time, less what came back
     */
    record PlayedRecharges(long count, long paidFen, long bonusGivenFen, long bonusSpentFen) {}

    /**
     * What is left, of goods that were kept.
     *
     * @param knownListFen goods whose class says what they cost, at list prices
     * @param unknownListFen all others: unknown
     * @param beforeFen margin of the known ones at list prices
     * @param afterDiscountFen less all that made them cheaper
     * @param leftFen less gifts, bonus spent and commission too; null where no margin is known
     */
    record Margin(
            long knownListFen,
            long unknownListFen,
            long beforeFen,
            long afterDiscountFen,
            @Schema(nullable = true) Long leftFen,
            List<ClassMargin> classes) {}

    /**
     * Goods of one class.
     *
     * @param productClass null for goods without one
     * @param leftFen of the margin after what made them cheaper; null where it is not known
     */
    record ClassMargin(
            @Schema(nullable = true) String productClass,
            long listFen,
            long paidFen,
            @Schema(nullable = true) Long leftFen) {}

    /** At the end of a month, as in 2026-11, or of the last day that was played. */
    record PrepaidMonth(String month, long principalFen, long bonusFen) {}

    record LevelMembers(String level, long members) {}

    static PlayedProgramme of(int version, Rules rules, Tally tally) {
        return new PlayedProgramme(
                version,
                tally.get(Figure.SALES),
                tally.get(Figure.LIST_FEN),
                tally.get(Figure.PAID_FEN),
                tally.get(Figure.REFUNDED_FEN),
                discounts(tally),
                points(rules.points().cash(), tally),
                new PlayedCoupons(
                        tally.get(Figure.COUPONS_ISSUED),
                        tally.get(Figure.COUPONS_WITHDRAWN),
                        tally.get(Figure.COUPONS_REDEEMED),
                        tally.get(Figure.COUPONS_RETURNED),
                        tally.get(Figure.COUPON_FEN) + tally.get(Figure.GIFTS_FEN)),
                new PlayedRecharges(
                        tally.get(Figure.RECHARGES),
                        tally.get(Figure.RECHARGED_FEN),
                        tally.get(Figure.BONUS_GIVEN_FEN),
                        tally.get(Figure.BONUS_SPENT_FEN)),
                tally.get(Figure.COMMISSION_FEN),
                margin(rules, tally),
                tally.prepaid().entrySet().stream()
                        .map(month -> new PrepaidMonth(
                                month.getKey(),
                                month.getValue().principalFen(),
                                month.getValue().bonusFen()))
                        .toList(),
                rules.tiers().levels().stream()
                        .map(level -> new LevelMembers(level.code(), tally.endedOn(level.code())))
                        .toList());
    }

    private static Discounts discounts(Tally tally) {
        long price = tally.get(Figure.MEMBER_PRICE_FEN);
        long day = tally.get(Figure.MEMBER_DAY_FEN);
        long tier = tally.get(Figure.TIER_DISCOUNT_FEN);
        long coupon = tally.get(Figure.COUPON_FEN);
        long points = tally.get(Figure.POINTS_FEN);
        return new Discounts(price, day, tier, coupon, points, price + day + tier + coupon + points);
    }

    private static PlayedPoints points(Cash cash, Tally tally) {
        long issued = tally.get(Figure.POINTS_EARNED) + tally.get(Figure.POINTS_GRANTED);
        long expired = tally.get(Figure.POINTS_EXPIRED);
        return new PlayedPoints(
                tally.get(Figure.POINTS_EARNED),
                tally.get(Figure.POINTS_GRANTED),
                tally.get(Figure.POINTS_SPENT),
                tally.get(Figure.POINTS_RETURNED),
                tally.get(Figure.POINTS_TAKEN_BACK),
                expired,
                cash == null ? null : cash.fenOf(issued),
                cash == null ? null : cash.fenOf(expired));
    }

    private static Margin margin(Rules rules, Tally tally) {
        List<ClassMargin> classes = tally.goods().entrySet().stream()
                .map(entry -> margin(rules, entry))
                .toList();
        long known = 0;
        long unknown = 0;
        long before = 0;
        long after = 0;
        for (Map.Entry<String, Tally.Goods> entry : tally.goods().entrySet()) {
            Tally.Goods goods = entry.getValue();
            if (rules.knowsMargin(entry.getKey())) {
                known += goods.listFen();
                before += goods.marginFen();
                after += goods.marginFen() - goods.listFen() + goods.dueFen();
            } else {
                unknown += goods.listFen();
            }
        }
        long costs = tally.get(Figure.GIFTS_FEN) + tally.get(Figure.BONUS_SPENT_FEN) + tally.get(Figure.COMMISSION_FEN);
        return new Margin(known, unknown, before, after, known == 0 ? null : after - costs, classes);
    }

    private static ClassMargin margin(Rules rules, Map.Entry<String, Tally.Goods> entry) {
        Tally.Goods goods = entry.getValue();
        long left = goods.marginFen() - goods.listFen() + goods.dueFen();
        return new ClassMargin(
                entry.getKey().isEmpty() ? null : entry.getKey(),
                goods.listFen(),
                goods.dueFen(),
                rules.knowsMargin(entry.getKey()) ? left : null);
    }
}
