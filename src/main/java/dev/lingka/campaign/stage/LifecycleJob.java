package dev.lingka.campaign.stage;

import dev.lingka.campaign.stage.LifecycleRepository.MerchantDay;
import dev.lingka.member.lifecycle.LifecycleRules;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Computes the stages of a merchant's members once a day, when the day before is told: member by member in bounded
 * steps, so that a run that is broken off goes on where it stopped.
 */
@ApplicationScoped
class LifecycleJob {

    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    /** Members of one commit: some tenths of a second. */
    private static final int STEP = 5_000;

    private final LifecycleRepository days;
    private final ProgrammeService programmes;
    private final Jobs jobs;

    LifecycleJob(LifecycleRepository days, ProgrammeService programmes, Jobs jobs) {
        this.days = days;
        this.programmes = programmes;
        this.jobs = jobs;
    }

    /** Often, because days begin at other times in other zones. */
    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("lifecycle", LONGEST_RUN, fencing -> days.due()
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(day -> pass(fencing, day))
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> pass(long fencing, MerchantDay day) {
        return programmes
                .current(day.merchant())
                .chain(programme -> steps(fencing, day, programme.section(LifecycleRules.class)))
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure,
                        "event=lifecycle_failed merchant=%d",
                        day.merchant().merchantId()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> steps(long fencing, MerchantDay day, LifecycleRules rules) {
        return days.step(fencing, day, rules, STEP)
                .chain(finished -> finished ? Uni.createFrom().voidItem() : steps(fencing, day, rules));
    }
}
