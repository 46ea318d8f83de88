package dev.lingka.campaign.run;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Begins what is due and goes on with what is under way. It takes no lease: each beginning and each batch is decided by
 * the rows that it locks, so replicas share the work.
 */
@ApplicationScoped
class CampaignJob {

    private final RunRepository runs;
    private final Audiences audiences;
    private final StepRunner steps;

    CampaignJob(RunRepository runs, Audiences audiences, StepRunner steps) {
        this.runs = runs;
        this.audiences = audiences;
        this.steps = steps;
    }

    @Scheduled(
            every = "${lingka.campaign.every:5s}",
            delayed = "${lingka.campaign.delayed:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return runs.beginnings()
                .chain(due -> each(due, audiences::begin))
                .chain(runs::runs)
                .chain(due -> each(due, steps::run));
    }

    private static <T> Uni<Void> each(List<T> due, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(one -> alone(() -> work.apply(one)))
                .onItem()
                .ignoreAsUni();
    }

    /** One campaign's trouble is not the next one's; it is tried again at the next run. */
    private static Uni<Void> alone(Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "event=campaign_failed"))
                .onFailure()
                .recoverWithNull();
    }
}
