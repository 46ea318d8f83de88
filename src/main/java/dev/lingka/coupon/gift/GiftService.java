package dev.lingka.coupon.gift;

import dev.lingka.coupon.CodeGuard;
import dev.lingka.coupon.CouponCode;
import dev.lingka.coupon.CouponProblem;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.pocket.CouponView;
import dev.lingka.coupon.pocket.PocketService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Hands coupons from friend to friend. */
@ApplicationScoped
class GiftService {

    private static final String PURPOSE = "transfer";
    private static final String UNKNOWN = "COUPON_OFFER_UNKNOWN";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final CouponService coupons;
    private final PocketService pockets;
    private final CouponCode codes;
    private final CodeGuard guard;

    GiftService(
            MoneyFunctions functions,
            ProgrammeService programmes,
            CouponService coupons,
            PocketService pockets,
            CouponCode codes,
            CodeGuard guard) {
        this.functions = functions;
        this.programmes = programmes;
        this.coupons = coupons;
        this.pockets = pockets;
        this.codes = codes;
        this.guard = guard;
    }

    /**
     * Lays a coupon aside for a friend; until he takes it, nobody can use it.
     *
     * @throws ProblemException COUPON_NOT_TRANSFERABLE, COUPON_NOT_FOUND, COUPON_USED, COUPON_EXPIRED, COUPON_OFFERED
     */
    Uni<OfferView> offer(Actor giver, Operation operation, UUID couponId) {
        UUID transferId = Ids.next();
        return programmes
                .current(giver)
                .map(programme -> programme.section(CouponRules.class).offerDays())
                .map(days -> ofOwn(giver, couponId)
                        .put("transferId", transferId.toString())
                        .put("tokenHash", codes.hash(giver, token(giver, transferId.toString())))
                        .put("offerDays", days))
                .chain(args -> functions.call("coupon_offer", operation, args))
                .map(outcome -> outcome.expect("OFFERED", CouponProblem.class).figures())
                .map(offered -> new OfferView(
                        couponId,
                        token(giver, offered.getString("transferId")),
                        OffsetDateTime.parse(offered.getString("lapsesAt")).toInstant()));
    }

    /** Throws COUPON_NOT_OFFERED, also when the friend was faster; COUPON_NOT_FOUND. */
    Uni<CouponView> takeBack(Actor giver, Operation operation, UUID couponId) {
        return functions
                .call("coupon_take_back", operation, ofOwn(giver, couponId))
                .map(outcome -> outcome.expect("TAKEN_BACK", CouponProblem.class))
                .chain(() -> pockets.own(giver, couponId));
    }

    /**
     * Takes what a friend laid aside.
     *
     * @throws ProblemException COUPON_OFFER_UNKNOWN, and TOO_MANY_REQUESTS after too many such; COUPON_OFFER_OVER,
     *     COUPON_OWN_OFFER, COUPON_LIMIT_REACHED
     */
    Uni<CouponView> take(Actor friend, Operation operation, String token) {
        JsonObject args = coupons.identity(friend)
                .put("tokenHash", codes.hash(friend, token))
                .put("memberId", friend.id().toString());
        return programmes
                .current(friend)
                .map(programme -> programme.section(CouponRules.class))
                .call(rules -> guard.requireOpen(friend, rules))
                .chain(rules -> functions
                        .call("coupon_accept", operation, args)
                        .call(outcome -> outcome.is(UNKNOWN)
                                ? guard.bad(friend, rules)
                                : Uni.createFrom().voidItem()))
                .chain(outcome -> pockets.given(friend, outcome));
    }

    private String token(InMerchant merchant, String transferId) {
        return codes.of(merchant, PURPOSE, transferId);
    }

    private static JsonObject ofOwn(Actor giver, UUID couponId) {
        return new JsonObject()
                .put("couponId", couponId.toString())
                .put("memberId", giver.id().toString());
    }
}
