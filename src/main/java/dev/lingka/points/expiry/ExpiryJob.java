package dev.lingka.points.expiry;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.points.PointsRules;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Works through all merchants in small commits. Nobody waits for it: whatever touches a member's points ends first what
 * is due there; this is for those who do not come.
 */
@ApplicationScoped
class ExpiryJob {

    static final String NAME = "points-expiry";

    private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

    private final ExpiryRepository points;
    private final ProgrammeService programmes;
    private final Jobs jobs;

    ExpiryJob(ExpiryRepository points, ProgrammeService programmes, Jobs jobs) {
        this.points = points;
        this.programmes = programmes;
        this.jobs = jobs;
    }

    @Scheduled(
            every = "${lingka.points.expiry-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(NAME, LONGEST_RUN, this::all);
    }

    private Uni<Void> all(long fencing) {
        return points.merchants().chain(merchants -> Multi.createFrom()
                .iterable(merchants)
                .onItem()
                .transformToUniAndConcatenate(merchant -> catchUp(merchant, fencing))
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> catchUp(MerchantId merchant, long fencing) {
        return untilNobodyIsLeft(() -> points.expireNext(fencing, merchant))
                .chain(() -> programmes.current(merchant))
                .map(programme -> programme.section(PointsRules.class).expiry().noticeDays())
                .chain(days -> days == 0
                        ? Uni.createFrom().voidItem()
                        : untilNobodyIsLeft(() -> points.noticeNext(fencing, merchant, days)))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=points_expiry_failed merchant=%d", merchant.merchantId()))
                .onFailure()
                .recoverWithNull();
    }

    /** A loop and not a chain of calls, so that its memory does not grow with the number of members. */
    private static Uni<Void> untilNobodyIsLeft(Supplier<Uni<? extends Integer>> batch) {
        return Multi.createBy()
                .repeating()
                .uni(batch)
                .whilst(members -> members == ExpiryRepository.BATCH)
                .onItem()
                .ignoreAsUni();
    }
}
