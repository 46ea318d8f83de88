package dev.lingka.campaign.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a campaign did, as far as can be told. Shares are in basis points, money in fen.
 *
 * @param days within so many days a visit counted
 * @param verdict {@code TOO_EARLY}: nobody's days are over · {@code NOT_ENOUGH_MEMBERS}: to tell anything from ·
 *     {@code NO_DIFFERENCE_SEEN}: the range holds nothing at all too · {@code MORE_RETURNED} · {@code FEWER_RETURNED}
 * @param told who were meant to get it
 * @param leftAlone who were held out
 * @param returns how much more of those who were told came back; null where it cannot be told
 * @param spendFen how much more each of them spent on average; null where it cannot be told
 * @param costFen what the gifts cost of those who were told and whose days are over
 * @param marginFen what all of them together brought as margin beyond what they would have, less the gifts; null where
 *     it cannot be told or the campaign does not say what a sale leaves
 * @param broughtBack how many came back who would not have; null where none or where it cannot be told
 * @param costPerReturnedFen what each of these cost; null where there are none
 */
@Schema(name = "CampaignEffect")
record Effect(
        int days,
        String verdict,
        Side told,
        Side leftAlone,
        long costFen,
        @Schema(nullable = true) Range returns,
        @Schema(nullable = true) Range spendFen,
        @Schema(nullable = true) Range marginFen,
        @Schema(nullable = true) Long broughtBack,
        @Schema(nullable = true) Long costPerReturnedFen) {

    /** Below it a group tells nothing. */
    private static final long FEWEST = 30;
    /** So many who came back, and who did not, are to be expected in each group: the usual rule for such a range. */
    private static final BigDecimal FEWEST_EXPECTED = BigDecimal.valueOf(5);

    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /**
     * One of the two groups.
     *
     * @param waiting more members, whose days are not over
     * @param returnedBasisPoints null without members
     * @param spendFenEach on average; null without members
     */
    record Side(
            long members,
            long waiting,
            long returned,
            @Schema(nullable = true) Long returnedBasisPoints,
            @Schema(nullable = true) Long spendFenEach) {

        static Side of(Group group) {
            boolean none = group.members() == 0;
            return new Side(
                    group.members(),
                    group.waiting(),
                    group.returned(),
                    none ? null : points(Difference.share(group.returned(), group.members())),
                    none ? null : whole(Difference.mean(group)));
        }
    }

    /** A difference and the range in which it lies in 95 of 100 cases, in basis points or fen. */
    record Range(long by, long from, long to) {}

    /**
     * Works it out.
     *
     * @param costFen what the gifts of {@code told} cost, in fen
     * @param marginBasisPoints what of a sale is margin; null where it is not known
     */
    static Effect of(int days, Group told, Group alone, long costFen, Integer marginBasisPoints) {
        if (!isEnough(told, alone)) {
            String verdict = told.members() + alone.members() == 0 ? "TOO_EARLY" : "NOT_ENOUGH_MEMBERS";
            return new Effect(days, verdict, Side.of(told), Side.of(alone), costFen, null, null, null, null, null);
        }
        Difference returns = Difference.ofReturns(told, alone);
        Difference spend = Difference.ofSpend(told, alone);
        long back = whole(returns.by().multiply(BigDecimal.valueOf(told.members())));
        return new Effect(
                days,
                verdict(returns),
                Side.of(told),
                Side.of(alone),
                costFen,
                new Range(points(returns.by()), points(returns.from()), points(returns.to())),
                new Range(whole(spend.by()), whole(spend.from()), whole(spend.to())),
                margin(spend, told.members(), costFen, marginBasisPoints),
                back > 0 ? back : null,
                back > 0
                        ? whole(BigDecimal.valueOf(costFen).divide(BigDecimal.valueOf(back), 4, RoundingMode.HALF_UP))
                        : null);
    }

    private static boolean isEnough(Group told, Group alone) {
        if (Math.min(told.members(), alone.members()) < FEWEST) {
            return false;
        }
        BigDecimal share = Difference.share(told.returned() + alone.returned(), told.members() + alone.members());
        return List.of(told, alone).stream()
                .map(group -> BigDecimal.valueOf(group.members()))
                .allMatch(members -> members.multiply(share).compareTo(FEWEST_EXPECTED) >= 0
                        && members.multiply(BigDecimal.ONE.subtract(share)).compareTo(FEWEST_EXPECTED) >= 0);
    }

    private static String verdict(Difference returns) {
        if (returns.from().signum() > 0) {
            return "MORE_RETURNED";
        }
        return returns.to().signum() < 0 ? "FEWER_RETURNED" : "NO_DIFFERENCE_SEEN";
    }

    /** It lies where the spending does, by so many members. */
    private static Range margin(Difference spend, long members, long costFen, Integer basisPoints) {
        return basisPoints == null
                ? null
                : new Range(
                        margin(spend.by(), members, basisPoints) - costFen,
                        margin(spend.from(), members, basisPoints) - costFen,
                        margin(spend.to(), members, basisPoints) - costFen);
    }

    private static long margin(BigDecimal fenEach, long members, int basisPoints) {
        BigDecimal fen = fenEach.multiply(BigDecimal.valueOf(members));
        return whole(fen.multiply(BigDecimal.valueOf(basisPoints)).divide(BASIS_POINTS));
    }

    private static long points(BigDecimal share) {
        return whole(share.multiply(BASIS_POINTS));
    }

    private static long whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
