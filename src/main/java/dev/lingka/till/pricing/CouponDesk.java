package dev.lingka.till.pricing;

import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.HeldCoupon;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.TillProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
     * @throws ProblemException COUPON_NOT_FOUND, COUPON_USED, COUPON_EXPIRED, COUPON_NOT_YET_VALID, COUPON_OFFERED,
     *     COUPONS_NOT_TOGETHER for one that goes with no other, INVALID_REQUEST for one that is named twice
     */
    Uni<List<PresentedCoupon>> present(InMerchant merchant, UUID memberId, Wishes wishes) {
        Uni<List<PresentedCoupon>> presented = Uni.createFrom().item(new ArrayList<>());
        for (UUID couponId : wishes.coupons()) {
            presented = presented.call(all -> coupons.usable(merchant, memberId, couponId)
                    .chain(found -> usable(found, () -> coupons.refusal(merchant, memberId, couponId)))
                    .invoke(coupon -> all.add(new PresentedCoupon(coupon, false))));
        }
        for (String code : wishes.couponCodes()) {
            presented = presented.call(all -> coupons.usable(merchant, code)
                    .chain(found -> usable(found, () -> coupons.refusal(merchant, code)))
                    .invoke(coupon -> all.add(new PresentedCoupon(coupon, true))));
        }
        return presented.invoke(CouponDesk::requireTogether);
    }

    /** Fails with the refusal's problem when none was found. */
    private static Uni<HeldCoupon> usable(Optional<HeldCoupon> found, Supplier<Uni<Outcome>> refusal) {
        return found.map(coupon -> Uni.createFrom().item(coupon))
                .orElseGet(() -> refusal.get().chain(why -> Uni.createFrom().failure(why.refusal(TillProblem.class))));
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
