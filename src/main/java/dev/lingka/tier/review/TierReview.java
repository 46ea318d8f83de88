package dev.lingka.tier.review;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.job.Jobs;
import dev.lingka.tier.TierRules;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reviews the members whose time has come, on one replica at a time, in steps of bounded size. A step that is killed is
 * undone, and what was done before it is not done again: each step moves the day on which a member is looked at next.
 */
@ApplicationScoped
class TierReview {

    private static final String JOB = "tier-review";

    private final ReviewRepository reviews;
    private final ProgrammeService programmes;
    private final Jobs jobs;
    private final ReviewConfig config;

    TierReview(ReviewRepository reviews, ProgrammeService programmes, Jobs jobs, ReviewConfig config) {
        this.reviews = reviews;
        this.programmes = programmes;
        this.jobs = jobs;
        this.config = config;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively(
                JOB, config.lease(), fencing -> all(new ReviewRepository.Run(JOB, fencing, config.after())));
    }

    private Uni<Void> all(ReviewRepository.Run run) {
        return reviews.due(run.after()).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(merchant -> one(run, merchant))
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> one(ReviewRepository.Run run, MerchantId merchant) {
        return programmes
                .current(merchant)
                .map(programme -> programme.section(TierRules.class))
                .chain(rules -> review(run, merchant, rules, config.steps()).chain(() -> fill(run, merchant, rules)))
                .onFailure()
                .invoke(failure ->
                        Log.warnf("event=tier_review_failed merchant=%d cause=%s", merchant.merchantId(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> review(ReviewRepository.Run run, MerchantId merchant, TierRules rules, int steps) {
        return reviews.step(run, merchant, rules, config.batch())
                .chain(looked -> looked == 0 || steps == 1
                        ? Uni.createFrom().voidItem()
                        : review(run, merchant, rules, steps - 1));
    }

    private Uni<Void> fill(ReviewRepository.Run run, MerchantId merchant, TierRules rules) {
        return reviews.awaited(merchant).chain(levels -> Multi.createFrom()
                .iterable(levels)
                .onItem()
                .transformToUniAndConcatenate(level -> fill(run, merchant, rules, level, config.batch()))
                .onItem()
                .ignoreAsUni());
    }

    private Uni<Void> fill(ReviewRepository.Run run, MerchantId merchant, TierRules rules, String level, int places) {
        return reviews.fill(run, merchant, rules, level)
                .chain(given -> !given || places == 1
                        ? Uni.createFrom().voidItem()
                        : fill(run, merchant, rules, level, places - 1));
    }
}
