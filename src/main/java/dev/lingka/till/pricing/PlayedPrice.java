package dev.lingka.till.pricing;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.tier.Standing;
import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.SaleBasket;
import dev.lingka.till.sale.SaleLine;
import dev.lingka.till.sale.Tender;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What a sale would cost under any programme, by the very steps of the till. Pure: nothing is read, nothing is taken.
 *
 * @param effects what made it cheaper, in their order
 * @param points that were spent
 * @param earn what it earns, as {@code points_earn} takes it; null where the till would not ask
 * @param goods each line, or the whole where there are none
 */
public record PlayedPrice(long dueFen, List<Effect> effects, long points, JsonObject earn, List<Goods> goods) {

    /**
     * Who buys.
     *
     * @param born null when it is not known
     * @param firstSale whether this card never bought before
     */
    public record Buyer(UUID memberId, String cardKind, Standing standing, LocalDate born, boolean firstSale) {}

    /**
     * What is bought, at list prices.
     *
     * @param at in the store's zone
     * @param lines that come to {@code listFen}, or none
     */
    public record Basket(UUID storeId, ZonedDateTime at, LocalDate day, long listFen, List<SaleLine> lines)
            implements SaleBasket {

        @Override
        public Long totalFen() {
            return listFen;
        }

        @Override
        public List<Tender> tenders() {
            return List.of();
        }

        @Override
        public String note() {
            return null;
        }
    }

    /** Goods of one class, which may be null, at the list price and as they are sold. */
    public record Goods(String productClass, long listFen, long dueFen) {}

    /**
     * The price.
     *
     * @param points how many the member has and would spend; fewer are spent when fewer are worth something here
     * @throws ProblemException as the till does: COUPON_NOT_APPLICABLE with the {@code couponId}, POINTS_DO_NOT_PAY
     */
    public static PlayedPrice of(
            Programme programme, Buyer buyer, Basket basket, List<HeldCoupon> coupons, long points) {
        Shopper shopper =
                new Shopper(buyer.memberId(), buyer.cardKind(), buyer.standing(), basket.day(), buyer.born(), true);
        Visit visit = new Visit(
                programme.section(PricingRules.class),
                shopper,
                basket.storeId(),
                basket.at(),
                buyer.firstSale(),
                !basket.lines().isEmpty());
        List<PresentedCoupon> presented = coupons.stream()
                .map(coupon -> new PresentedCoupon(coupon, false))
                .toList();
        MemberPrice price = new MemberPrice(visit, presented, points, programme);
        PriceSteps.Price made = price.steps(basket);
        boolean asked = !MemberPricing.isPlain(programme) || !coupons.isEmpty() || points > 0;
        return new PlayedPrice(
                made.dueFen(),
                made.effects(),
                made.points(),
                asked ? price.earn(made.cart()) : null,
                goods(made.cart()));
    }

    private static List<Goods> goods(Cart cart) {
        return cart.items().stream()
                .map(item -> new Goods(item.productClass(), item.dueFen() + item.discountFen(), item.dueFen()))
                .toList();
    }
}
