package dev.lingka.dryrun.play;

import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.points.PointsRules;
import dev.lingka.recharge.RechargeOffer;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.reward.commission.CommissionRules;
import dev.lingka.reward.rule.GrantRules;
import dev.lingka.tier.TierRules;
import dev.lingka.till.pricing.PricingRules;
import dev.lingka.till.pricing.ProductClass;
import dev.lingka.till.sale.TillRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One programme, as a play asks it. */
public final class Rules {

    private static final long WHOLE = 10_000;

    private final Programme programme;
    private final Map<String, Integer> margins = new HashMap<>();

    public Rules(Programme programme) {
        this.programme = programme;
        for (ProductClass known : programme.section(PricingRules.class).classes()) {
            margins.put(known.code(), known.marginBasisPoints());
        }
    }

    public Programme programme() {
        return programme;
    }

    public TierRules tiers() {
        return programme.section(TierRules.class);
    }

    public PointsRules points() {
        return programme.section(PointsRules.class);
    }

    CouponRules coupons() {
        return programme.section(CouponRules.class);
    }

    GrantRules grants() {
        return programme.section(GrantRules.class);
    }

    TillRules till() {
        return programme.section(TillRules.class);
    }

    CommissionRules commissions() {
        return programme.section(CommissionRules.class);
    }

    /** Whether it is known what goods of this class cost. */
    public boolean knowsMargin(String productClass) {
        return productClass != null && margins.get(productClass) != null;
    }

    /** What is left of the list price after the cost of the goods, rounded down; 0 where that is not known. */
    long marginFen(String productClass, long listFen) {
        return knowsMargin(productClass) ? Share.of(listFen, margins.get(productClass), WHOLE) : 0;
    }

    /**
     * The offer that such a recharge takes: the one that was taken, if it still costs that, else the best that does.
     *
     * @param taken how often this member took an offer, by its code
     */
    Optional<RechargeOffer> offer(
            Happened.PaidIn paid, String cardKind, Instant at, boolean first, Map<String, Integer> taken) {
        return programme.section(RechargeRules.class).offersFor(cardKind, at).stream()
                .filter(offer -> paid.offer() != null && offer.payFen() == paid.amountFen())
                .filter(offer -> first || !offer.firstTime())
                .filter(offer ->
                        offer.limitPerMember() == null || taken.getOrDefault(offer.code(), 0) < offer.limitPerMember())
                .max(Comparator.<RechargeOffer>comparingInt(
                                offer -> offer.code().equals(paid.offer()) ? 1 : 0)
                        .thenComparingLong(RechargeOffer::bonusFen));
    }
}
