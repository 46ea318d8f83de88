package dev.lingka.campaign.fact;

import dev.lingka.member.LateProfiles;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Gathers all facts of merchants anew, page by page; one that was broken off goes on where it was. Profiles from before
 * their facts were kept are described first.
 */
@ApplicationScoped
class FactRebuild {

    private static final String JOB = "fact-rebuild";
    private static final Duration LONGEST_RUN = Duration.ofHours(2);
    /** Members in one commit: short enough that nobody waits long for their facts. */
    private static final int PAGE = 500;
    /** Profiles that are opened at a time: some 10 ms of computing. */
    private static final int PROFILES = 200;

    private final RebuildRepository rebuilds;
    private final LateProfiles profiles;
    private final Jobs jobs;

    FactRebuild(RebuildRepository rebuilds, LateProfiles profiles, Jobs jobs) {
        this.rebuilds = rebuilds;
        this.profiles = profiles;
        this.jobs = jobs;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(JOB, LONGEST_RUN, fencing -> rebuilds.due()
                .onItem()
                .transformToMulti(merchants -> Multi.createFrom().iterable(merchants))
                .onItem()
                .transformToUniAndConcatenate(merchant -> all(fencing, merchant))
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> all(long fencing, InMerchant merchant) {
        return profiles.describeAll(merchant, PROFILES)
                .chain(() -> pages(fencing, merchant))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=fact_rebuild_failed merchant=%d", merchant.merchantId()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> pages(long fencing, InMerchant merchant) {
        return Uni.createFrom()
                .deferred(() -> rebuilds.step(JOB, fencing, merchant, PAGE))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
