package dev.lingka.till.pricing;

import dev.lingka.coupon.CouponBasket;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.tier.Standing;
import dev.lingka.till.sale.EffectKind;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A member at a till: all that the price depends on beside what is bought.
 *
 * @param at now, in the store's zone
 * @param firstSale whether this card never bought before
 * @param hasLines whether the till says what is bought, or only how much
 */
record Visit(PricingRules rules, Shopper shopper, UUID storeId, ZonedDateTime at, boolean firstSale, boolean hasLines) {

    /** A share of the price that this member pays today. */
    record Discount(EffectKind kind, String code, LocalizedText name, int basisPoints) {}

    /** What one piece costs this member today; empty when they pay as others do. */
    Optional<Long> memberPrice(String sku) {
        if (!shopper.hasBenefits()) {
            return Optional.empty();
        }
        Map<String, MemberDay> today = rules.daysOf(shopper, storeId);
        return rules.product(sku)
                .filter(product -> product.memberPriceFen() != null)
                .filter(product -> product.memberDays().isEmpty()
                        || product.memberDays().stream().anyMatch(today::containsKey))
                .map(Product::memberPriceFen);
    }

    /** Those that lower the price, the tier's first. */
    List<Discount> discounts() {
        if (!shopper.hasBenefits()) {
            return List.of();
        }
        List<Discount> discounts = new ArrayList<>();
        Standing standing = shopper.standing();
        discounts.add(new Discount(
                EffectKind.TIER_DISCOUNT, standing.code(), standing.name(), standing.discountBasisPoints()));
        rules.daysOf(shopper, storeId)
                .values()
                .forEach(day -> discounts.add(
                        new Discount(EffectKind.MEMBER_DAY, day.code(), day.name(), day.discountBasisPoints())));
        return discounts.stream()
                .filter(discount -> discount.basisPoints() < PricingRules.WHOLE)
                .toList();
    }

    /** The sale as coupons look at it, after what was taken off before. */
    CouponBasket basket(Cart cart) {
        List<CouponBasket.Line> lines = hasLines
                ? cart.items().stream()
                        .map(item ->
                                new CouponBasket.Line(item.sku(), item.productClass(), item.quantity(), item.dueFen()))
                        .toList()
                : List.of();
        return new CouponBasket(storeId, at, shopper.standing().code(), firstSale, cart.dueFen(), lines);
    }
}
