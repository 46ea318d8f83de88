package dev.lingka.shared.seal;

import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Seals what was written since, and tells the log the head of every chain once a day. */
@ApplicationScoped
class SealWorker {

    private static final int BATCH = 500;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofHours(23);

    private final SealRepository seals;
    private final Jobs jobs;

    SealWorker(SealRepository seals, Jobs jobs) {
        this.seals = seals;
        this.jobs = jobs;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("seal", LONGEST_RUN, fencing -> sealAll());
    }

    /** The log stream leaves the database administrator's reach: a chain written anew does not end in a logged head. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellHeads() {
        return jobs.oncePer("seal-heads", DAY, fencing -> seals.heads()
                .invoke(heads -> heads.forEach(head -> Log.infof(
                        "event=seal_head merchant=%d chain=%s number=%d hash=%s",
                        head.merchantId(), head.chain(), head.number(), head.hash())))
                .replaceWithVoid());
    }

    private Uni<Void> sealAll() {
        return seals.targets()
                .onItem()
                .transformToMulti(targets -> Multi.createFrom().iterable(targets))
                .onItem()
                .transformToUniAndConcatenate(this::catchUp)
                .onItem()
                .ignoreAsUni();
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> catchUp(SealRepository.Target target) {
        return seal(target)
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure, "event=seal_failed merchant=%d chain=%s", target.merchantId(), target.chain()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> seal(SealRepository.Target target) {
        return seals.sealNext(target, BATCH)
                .chain(rows -> rows < BATCH ? Uni.createFrom().voidItem() : seal(target));
    }
}
