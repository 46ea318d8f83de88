package dev.lingka.reward.referral;

import dev.lingka.reward.referral.ReferralRepository.Due;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Decides about friends whose time of waiting is over, a bounded batch at a time. */
@ApplicationScoped
class ReferralJob {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);
    private static final int BATCH = 500;

    private final ReferralRepository referrals;
    private final ReferralService service;
    private final Jobs jobs;

    ReferralJob(ReferralRepository referrals, ReferralService service, Jobs jobs) {
        this.referrals = referrals;
        this.service = service;
        this.jobs = jobs;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("reward-referrals", LONGEST_RUN, fencing -> referrals
                .due(BATCH)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .onItem()
                .ignoreAsUni());
    }

    /** One friend's trouble is not the next one's. */
    private Uni<Void> settle(Due due) {
        return service.settle(due)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure,
                        "event=referral_failed merchant=%d",
                        due.merchant().merchantId()))
                .onFailure()
                .recoverWithNull();
    }
}
