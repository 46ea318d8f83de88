package dev.lingka.till.pricing;

import dev.lingka.coupon.CouponConditions;
import dev.lingka.coupon.CouponKind;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponValidity;
import dev.lingka.coupon.CouponValue;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.tier.Standing;
import dev.lingka.till.sale.EffectKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A sale under drawn rules.
 *
 * @param tierBasisPoints what the member's level pays of a price
 * @param dayBasisPoints what this day's members pay; 10000 when it is no member day
 * @param worth of points; null where they do not pay
 */
record DrawnSale(
        List<Line> lines,
        int tierBasisPoints,
        int dayBasisPoints,
        boolean discountOnMemberPrice,
        List<List<EffectKind>> exclude,
        List<Coupon> coupons,
        long points,
        Worth worth) {

    static final LocalizedText NAME = new LocalizedText("名", "name");
    static final String TIGHT = "tight";
    private static final UUID STORE = UUID.randomUUID();
    private static final UUID MEMBER = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    /**
     * One line.
     *
     * @param memberPriceFen of one piece; null for none
     * @param discounted whether its class takes part in discounts
     */
    record Line(String sku, BigDecimal quantity, long listFen, Long memberPriceFen, boolean discounted) {}

    /** Cash off, or a share with a cap; both from a minimum on. */
    record Coupon(UUID id, Long cashFen, Integer payBasisPoints, Long capFen, long minimumFen) {

        CouponTemplate template() {
            CouponValue value = new CouponValue(cashFen, payBasisPoints, capFen, null, null, null);
            CouponConditions conditions =
                    new CouponConditions(minimumFen, null, null, null, null, null, null, null, null);
            CouponKind kind = cashFen != null ? CouponKind.CASH : CouponKind.PERCENT;
            return new CouponTemplate(
                    "drawn",
                    NAME,
                    kind,
                    value,
                    conditions,
                    CouponValidity.rolling(1),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** So many points pay so many fen, up to a share of the sale. */
    record Worth(long points, long fen, int shareBasisPoints) {}

    UUID memberId() {
        return MEMBER;
    }

    Instant at() {
        return NOW;
    }

    long listFen() {
        return lines.stream().mapToLong(Line::listFen).sum();
    }

    DrawnSale withoutTier() {
        return new DrawnSale(lines, 10_000, dayBasisPoints, discountOnMemberPrice, exclude, coupons, points, worth);
    }

    /** Without coupons, points and exclusions. */
    DrawnSale atDiscountsAlone() {
        return new DrawnSale(
                lines, tierBasisPoints, dayBasisPoints, discountOnMemberPrice, List.of(), List.of(), 0, null);
    }

    Cart cart() {
        Cart cart = new Cart();
        lines.forEach(line ->
                cart.add(line.sku(), line.sku(), line.discounted() ? null : TIGHT, line.quantity(), line.listFen()));
        return cart;
    }

    Visit visit() {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        List<Product> products = lines.stream()
                .filter(line -> line.memberPriceFen() != null)
                .map(line -> new Product(line.sku(), null, line.memberPriceFen(), List.of()))
                .toList();
        MemberDay day = new MemberDay("today", NAME, null, null, List.of(today), null, null, dayBasisPoints);
        PricingRules rules = new PricingRules(
                products,
                List.of(new ProductClass(TIGHT, NAME, null, false)),
                List.of(day),
                exclude,
                discountOnMemberPrice,
                60);
        Standing standing = new Standing("drawn", NAME, tierBasisPoints, 10_000, null, null, List.of());
        Shopper shopper = new Shopper(MEMBER, "standard", standing, today, null, true);
        return new Visit(rules, shopper, STORE, NOW.atZone(ZoneOffset.UTC), false, true);
    }
}
