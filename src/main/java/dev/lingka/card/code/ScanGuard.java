package dev.lingka.card.code;

import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.Attempts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Shuts a terminal that keeps bringing bad codes: whoever guesses gets a handful of tries, not a thousand. */
@ApplicationScoped
class ScanGuard {

    private static final String PURPOSE = "bad-scan";

    private final Attempts attempts;

    ScanGuard(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Throws TERMINAL_LOCKED while the scanner is shut. */
    Uni<Void> requireOpen(InMerchant scanner, CardRules rules) {
        return attempts.count(scanner, PURPOSE, name(scanner))
                .invoke(bad -> {
                    if (bad >= rules.badScansPerWindow()) {
                        throw ProblemException.of(
                                CardProblem.TERMINAL_LOCKED,
                                Map.of("retryAfterSeconds", window(rules).toSeconds()));
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> bad(InMerchant scanner, CardRules rules) {
        return attempts.add(scanner, PURPOSE, name(scanner), window(rules)).replaceWithVoid();
    }

    private static Duration window(CardRules rules) {
        return Duration.ofMinutes(rules.badScanWindowMinutes());
    }

    private static String name(InMerchant scanner) {
        if (scanner instanceof StaffActor staff) {
            return staff.principal();
        }
        return scanner instanceof Actor actor ? actor.principal() : "merchant";
    }
}
