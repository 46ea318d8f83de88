package dev.lingka.coupon.pocket;

import dev.lingka.coupon.CouponConditions;
import dev.lingka.coupon.CouponKind;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponValue;
import dev.lingka.merchant.programme.LocalizedText;

/**
 * A coupon that members may take.
 *
 * @param template what a claim names
 * @param mineLeft how many more this member may take
 * @param soldOut all of them are given, or all of today's
 */
record ClaimableCoupon(
        String template,
        LocalizedText name,
        CouponKind kind,
        CouponValue value,
        CouponConditions conditions,
        long mineLeft,
        boolean soldOut) {

    static ClaimableCoupon of(CouponTemplate template, PocketRepository.Taken taken) {
        boolean noneLeft = template.stock() != null && taken.issued() >= template.stock();
        boolean noneToday = template.perDay() != null && taken.issuedToday() >= template.perDay();
        return new ClaimableCoupon(
                template.code(),
                template.name(),
                template.kind(),
                template.value(),
                template.conditions(),
                Math.max(0, template.perMember() - taken.byMember()),
                noneLeft || noneToday);
    }
}
