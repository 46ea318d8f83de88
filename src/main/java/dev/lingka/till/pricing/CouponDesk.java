package dev.lingka.till.pricing;

import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.HeldCoupon;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.TillProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks at the coupons that are put on the counter. */
@ApplicationScoped
class CouponDesk {

    private final CouponService coupons;

    CouponDesk(CouponService coupons) {
        this.coupons = coupons;
    }

    /**
     * All of them, in the order in which they were named.
     *
     * @throws ProblemException COUPON_NOT_FOUND for one that cannot be used now, COUPONS_NOT_TOGETHER for one that goes
     *     with no other, INVALID_REQUEST for one that is named twice
     */
    Uni<List<PresentedCoupon>> present(InMerchant merchant, UUID memberId, Wishes wishes) {
        Uni<List<PresentedCoupon>> presented = Uni.createFrom().item(new ArrayList<>());
        for (UUID couponId : wishes.coupons()) {
            presented = presented.call(all -> coupons.usable(merchant, memberId, couponId)
                    .invoke(found -> all.add(new PresentedCoupon(known(found, couponId), false))));
        }
        for (String code : wishes.couponCodes()) {
            presented = presented.call(all -> coupons.usable(merchant, code)
                    .invoke(found -> all.add(new PresentedCoupon(known(found, code), true))));
        }
        return presented.invoke(CouponDesk::requireTogether);
    }

    private static HeldCoupon known(Optional<HeldCoupon> found, Object named) {
        return found.orElseThrow(
                () -> ProblemException.of(TillProblem.COUPON_NOT_FOUND, Map.of("coupon", named.toString())));
    }

    private static void requireTogether(List<PresentedCoupon> all) {
        if (all.stream().map(each -> each.coupon().id()).distinct().count() < all.size()) {
            throw ProblemException.invalid("coupons", "DUPLICATE", "each coupon once");
        }
        if (all.size() > 1
                && all.stream()
                        .anyMatch(each -> each.coupon().terms().conditions().exclusive())) {
            throw ProblemException.of(TillProblem.COUPONS_NOT_TOGETHER);
        }
    }
}
