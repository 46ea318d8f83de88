package dev.lingka.coupon;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Weekday;
import java.util.List;
import java.util.UUID;

/** Coupons as a merchant would write them. */
final class Templates {

    static final LocalizedText NAME = new LocalizedText("券", "Coupon");
    static final CouponValidity MONTH = CouponValidity.rolling(30);

    private Templates() {}

    static CouponTemplate of(CouponKind kind, CouponValue value, CouponConditions conditions) {
        return of(kind, value, conditions, MONTH);
    }

    static CouponTemplate of(CouponKind kind, CouponValue value, CouponConditions conditions, CouponValidity validity) {
        return new CouponTemplate(
                "template", NAME, kind, value, conditions, validity, null, null, null, null, null, null, null);
    }

    static CouponTemplate cash(long fen, CouponConditions conditions) {
        return of(CouponKind.CASH, fen(fen), conditions);
    }

    static CouponValue fen(long fen) {
        return new CouponValue(fen, null, null, null, null, null);
    }

    static CouponValue percent(int payBasisPoints, Long capFen) {
        return new CouponValue(null, payBasisPoints, capFen, null, null, null);
    }

    static CouponValue thing(Long capFen, Long payFen, String... skus) {
        return new CouponValue(null, null, capFen, payFen, List.of(skus), null);
    }

    static CouponConditions minimum(long fen) {
        return new CouponConditions(fen, null, null, null, null, null, null, null, null);
    }

    static CouponConditions goods(long minimumFen, List<String> classes, List<String> skus) {
        return new CouponConditions(minimumFen, null, classes, skus, null, null, null, null, null);
    }

    static CouponConditions stores(UUID... stores) {
        return new CouponConditions(null, List.of(stores), null, null, null, null, null, null, null);
    }

    static CouponConditions times(List<Weekday> weekdays, List<CouponHours> hours) {
        return new CouponConditions(null, null, null, null, weekdays, hours, null, null, null);
    }

    static CouponConditions people(List<String> tiers, Boolean firstSale) {
        return new CouponConditions(null, null, null, null, null, null, tiers, firstSale, null);
    }

    /** The same template with limits. */
    static CouponTemplate limited(CouponTemplate of, Long stock, Long perMember, Long perDay) {
        return new CouponTemplate(
                of.code(),
                of.name(),
                of.kind(),
                of.value(),
                of.conditions(),
                of.validity(),
                stock,
                perMember,
                perDay,
                of.claimable(),
                of.transferable(),
                of.returnOnRefund(),
                of.secondPerson());
    }

    static CouponTemplate claimable(CouponTemplate of, Long perMember) {
        return new CouponTemplate(
                of.code(),
                of.name(),
                of.kind(),
                of.value(),
                of.conditions(),
                of.validity(),
                of.stock(),
                perMember,
                of.perDay(),
                true,
                of.transferable(),
                of.returnOnRefund(),
                of.secondPerson());
    }
}
