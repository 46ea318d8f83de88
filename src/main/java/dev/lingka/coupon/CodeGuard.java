package dev.lingka.coupon;

import dev.lingka.shared.Actor;
import dev.lingka.shared.limit.RateLimits;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.Attempts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Shuts out who keeps typing codes that do not exist: whoever guesses gets a handful of tries, not a thousand. */
@ApplicationScoped
public class CodeGuard {

    private static final String PURPOSE = "bad-coupon-code";

    private final Attempts attempts;

    CodeGuard(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Throws TOO_MANY_REQUESTS (a {@link ProblemException}) while this one is shut out. */
    public Uni<Void> requireOpen(Actor who, CouponRules rules) {
        return attempts.count(who, PURPOSE, who.principal())
                .invoke(bad -> {
                    if (bad >= rules.badCodesPerWindow()) {
                        throw RateLimits.tooMany(window(rules).toMillis());
                    }
                })
                .replaceWithVoid();
    }

    /** One more code that does not exist. */
    public Uni<Void> bad(Actor who, CouponRules rules) {
        return attempts.add(who, PURPOSE, who.principal(), window(rules)).replaceWithVoid();
    }

    private static Duration window(CouponRules rules) {
        return Duration.ofMinutes(rules.badCodeWindowMinutes());
    }
}
