package dev.lingka.coupon.batch;

import dev.lingka.coupon.CodeGuard;
import dev.lingka.coupon.CouponCode;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.pocket.CouponView;
import dev.lingka.coupon.pocket.PocketService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Turns printed codes into coupons. */
@ApplicationScoped
class CodeRedemption {

    private static final String UNKNOWN = "COUPON_CODE_UNKNOWN";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final CouponService coupons;
    private final PocketService pockets;
    private final CouponCode codes;
    private final CodeGuard guard;

    CodeRedemption(
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
     * The piece that the code stands for, in the member's pocket.
     *
     * @throws ProblemException COUPON_CODE_UNKNOWN, and TOO_MANY_REQUESTS after too many such; COUPON_CODE_USED,
     *     COUPON_LIMIT_REACHED, COUPON_TEMPLATE_OVER
     */
    Uni<CouponView> redeem(Actor member, Operation operation, String typed) {
        return programmes
                .current(member)
                .map(programme -> programme.section(CouponRules.class))
                .call(rules -> guard.requireOpen(member, rules))
                .chain(rules -> outcome(member, operation, typed)
                        .call(outcome -> outcome.is(UNKNOWN)
                                ? guard.bad(member, rules)
                                : Uni.createFrom().voidItem()))
                .chain(outcome -> pockets.given(member, outcome));
    }

    private Uni<Outcome> outcome(Actor member, Operation operation, String typed) {
        Optional<String> code = CouponCode.read(typed);
        if (code.isEmpty()) {
            return Uni.createFrom().item(new Outcome(UNKNOWN, new JsonObject()));
        }
        JsonObject args = coupons.identity(member)
                .put("typedHash", codes.hash(member, code.get()))
                .put("memberId", member.id().toString());
        return functions.call("coupon_code_redeem", operation, args);
    }
}
