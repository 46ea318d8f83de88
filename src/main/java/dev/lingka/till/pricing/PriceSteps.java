package dev.lingka.till.pricing;

import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponWorth;
import dev.lingka.coupon.CouponWorth.Worth;
import dev.lingka.coupon.HeldCoupon;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.points.Cash;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.EffectKind;
import dev.lingka.till.sale.TillProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes effects off a cart in their one order. Where effects exclude each other, every way that the rules allow is
 * tried, and the cheapest is taken; of two that cost the same, the one that leaves the member more coupons and points.
 */
final class PriceSteps {

    private final Visit visit;
    private final List<PresentedCoupon> coupons;
    private final long points;
    private final Cash cash;

    /**
     * Begins with nothing taken.
     *
     * @param points how many the member would spend
     * @param cash what points are worth; null where they do not pay
     */
    PriceSteps(Visit visit, List<PresentedCoupon> coupons, long points, Cash cash) {
        this.visit = visit;
        this.coupons = coupons;
        this.points = points;
        this.cash = cash;
    }

    /**
     * What one way comes to.
     *
     * @param points that are spent
     */
    record Price(Cart cart, List<Effect> effects, long points) {

        long dueFen() {
            return cart.dueFen();
        }

        private long pieces() {
            return effects.stream()
                    .filter(effect -> effect.kind() == EffectKind.COUPON)
                    .count();
        }
    }

    /**
     * The cheapest way.
     *
     * @param cart gives the cart at its list prices
     * @throws ProblemException COUPON_NOT_APPLICABLE when a coupon fits in no way that the rules allow
     */
    Price best(Supplier<Cart> cart) {
        List<Price> prices = new ArrayList<>();
        ProblemException refusal = null;
        for (Set<EffectKind> allowed : Combinations.of(visit.rules().exclude())) {
            try {
                prices.add(price(cart.get(), allowed));
            } catch (ProblemException e) {
                refusal = e;
            }
        }
        if (prices.isEmpty()) {
            throw refusal;
        }
        return Collections.min(
                prices,
                Comparator.comparingLong(Price::dueFen)
                        .thenComparingLong(Price::pieces)
                        .thenComparingLong(Price::points));
    }

    private Price price(Cart cart, Set<EffectKind> allowed) {
        List<Effect> effects = new ArrayList<>();
        if (allowed.contains(EffectKind.MEMBER_PRICE)) {
            memberPrices(cart, effects);
        }
        discount(cart, allowed, effects);
        if (allowed.contains(EffectKind.COUPON)) {
            coupons.forEach(coupon -> effects.add(redeem(cart, coupon)));
        }
        long spent = allowed.contains(EffectKind.POINTS) ? spend(cart, effects) : 0;
        return new Price(cart, List.copyOf(effects), spent);
    }

    private void memberPrices(Cart cart, List<Effect> effects) {
        for (Cart.Item item : cart.items()) {
            visit.memberPrice(item.sku()).ifPresent(price -> {
                long off = item.sellAt(price);
                if (off > 0) {
                    LocalizedText name = new LocalizedText(item.name(), item.name());
                    effects.add(Effect.of(EffectKind.MEMBER_PRICE, item.sku(), name, off));
                }
            });
        }
    }

    /** The day's and the tier's discount are not multiplied: the lower price holds. */
    private void discount(Cart cart, Set<EffectKind> allowed, List<Effect> effects) {
        visit.discounts().stream()
                .filter(discount -> allowed.contains(discount.kind()))
                .min(Comparator.comparingInt(Visit.Discount::basisPoints))
                .ifPresent(discount -> {
                    long off = cart.payOnly(discount.basisPoints(), this::isDiscounted);
                    if (off > 0) {
                        effects.add(Effect.of(discount.kind(), discount.code(), discount.name(), off));
                    }
                });
    }

    private boolean isDiscounted(Cart.Item item) {
        return visit.rules().isDiscounted(item.productClass())
                && (visit.rules().discountOnMemberPrice() || !item.isAtMemberPrice());
    }

    private Effect redeem(Cart cart, PresentedCoupon presented) {
        HeldCoupon coupon = presented.coupon();
        CouponWorth worth = CouponWorth.of(coupon, visit.basket(cart));
        if (worth instanceof CouponWorth.Refused refused) {
            throw ProblemException.of(
                    TillProblem.COUPON_NOT_APPLICABLE,
                    Map.of("couponId", coupon.id(), "reason", refused.reason().name()));
        }
        Worth found = (Worth) worth;
        cart.take(found.fen(), visit.hasLines() ? found.lines() : List.of());
        CouponTemplate terms = coupon.terms();
        return new Effect(
                EffectKind.COUPON,
                terms.code(),
                terms.name(),
                found.fen(),
                coupon.id(),
                presented.byCode() ? true : null,
                null);
    }

    /** Points pay whole: none is given for what is worth less than it is. */
    private long spend(Cart cart, List<Effect> effects) {
        if (points == 0) {
            return 0;
        }
        if (cash == null) {
            throw ProblemException.of(TillProblem.POINTS_DO_NOT_PAY);
        }
        long most = Math.min(cash.fenOf(points), cash.mostFen(cart.dueFen()));
        long spent = cash.pointsFor(most);
        if (cash.fenOf(spent) > most) {
            spent--;
        }
        long worth = cash.fenOf(spent);
        if (worth == 0 || (cash.minPoints() != null && spent < cash.minPoints())) {
            return 0;
        }
        cart.take(worth, List.of());
        effects.add(new Effect(EffectKind.POINTS, EffectKind.POINTS.text(), null, worth, null, null, spent));
        return spent;
    }
}
