package dev.lingka.campaign.fact;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Gathers all facts of merchants anew, page by page; one that was broken off goes on where it was. */
@ApplicationScoped
class FactRebuild {

    private static final String JOB = "fact-rebuild";
    private static final Duration LONGEST_RUN = Duration.ofHours(2);
    /** Members in one commit: short enough that nobody waits long for their facts. */
    private static final int PAGE = 500;

    private final RebuildRepository rebuilds;
    private final Jobs jobs;

    FactRebuild(RebuildRepository rebuilds, Jobs jobs) {
        this.rebuilds = rebuilds;
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
        return Uni.createFrom()
                .deferred(() -> rebuilds.step(JOB, fencing, merchant, PAGE))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=fact_rebuild_failed merchant=%d", merchant.merchantId()))
                .onFailure()
                .recoverWithNull();
    }
}
