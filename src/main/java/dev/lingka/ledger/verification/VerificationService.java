package dev.lingka.ledger.verification;

import dev.lingka.shared.InMerchant;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks the invariants I1 to I4, I14 and I15 of a merchant's ledger. */
@ApplicationScoped
public class VerificationService {

    private final Pool pool;

    VerificationService(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /**
     * Looks at every entry, so the time it takes grows with the ledger; it runs beside the payments, on the jobs'
     * connections. A breach is also an error in the log, because someone must wake up.
     */
    public Uni<Verification> verify(InMerchant merchant) {
        return pool.preparedQuery("select ledger_verify($1)")
                .execute(Tuple.of(merchant.merchantId()))
                .map(rows -> Verification.of(rows.iterator().next().getJsonObject(0)))
                .invoke(VerificationService::cryOut);
    }

    private static void cryOut(Verification found) {
        if (!found.sound()) {
            Log.errorf(
                    "event=ledger_broken merchant=%d breaches=%d first=%s",
                    found.merchantId(), found.breachCount(), found.breaches().get(0));
        }
    }
}
