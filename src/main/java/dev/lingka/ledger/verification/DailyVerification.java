package dev.lingka.ledger.verification;

import dev.lingka.shared.job.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Verifies every ledger once a day, one at a time over all replicas, and shows how they stand. The sum of the breaches
 * and the age of the oldest look are the alerts; which merchant it is stands in the log.
 */
@ApplicationScoped
class DailyVerification {

    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    /** So that the statement ends before the lease does. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(55);

    private final VerificationService verifications;
    private final VerificationRepository ledgers;
    private final Jobs jobs;
    private volatile VerificationRepository.Standing last = new VerificationRepository.Standing(0, 0);

    DailyVerification(
            VerificationService verifications, VerificationRepository ledgers, Jobs jobs, MeterRegistry meters) {
        this.verifications = verifications;
        this.ledgers = ledgers;
        this.jobs = jobs;
        meters.gauge("lingka_verify_breaches", this, job -> job.last.breaches());
        meters.gauge("lingka_verify_age_seconds", this, job -> job.last.ageSeconds());
    }

    @Scheduled(every = "10s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("ledger-verification", LONGEST_RUN, fencing -> verifications.verifyNext(LONGEST_LOOK));
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return ledgers.standing().invoke(standing -> last = standing).replaceWithVoid();
    }
}
