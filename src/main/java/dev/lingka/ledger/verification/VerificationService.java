package dev.lingka.ledger.verification;

import dev.lingka.shared.InMerchant;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Checks the invariants I1 to I4, I14 and I15 of a merchant's ledger. */
@ApplicationScoped
public class VerificationService {

    private final VerificationRepository ledgers;

    VerificationService(VerificationRepository ledgers) {
        this.ledgers = ledgers;
    }

    /**
     * Looks at every entry, so the time it takes grows with the ledger; it runs beside the payments, on the jobs'
     * connections. A breach is also an error in the log, because someone must wake up.
     */
    public Uni<Verification> verify(InMerchant merchant) {
        return ledgers.verify(merchant.merchantId()).invoke(VerificationService::cryOut);
    }

    /** Verifies the merchant whose turn it is, if it is anybody's; what was found is kept for the metrics. */
    Uni<Void> verifyNext(Duration patience) {
        return ledgers.claim().chain(next -> next.map(merchantId -> verifyAndKeep(merchantId, patience))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> verifyAndKeep(int merchantId, Duration patience) {
        return ledgers.verifyAndKeep(merchantId, patience)
                .invoke(VerificationService::cryOut)
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=verification_failed merchant=%d", merchantId))
                .replaceWithVoid();
    }

    private static void cryOut(Verification found) {
        if (!found.sound()) {
            Log.errorf(
                    "event=ledger_broken merchant=%d breaches=%d first=%s",
                    found.merchantId(), found.breachCount(), found.breaches().get(0));
        }
    }
}
