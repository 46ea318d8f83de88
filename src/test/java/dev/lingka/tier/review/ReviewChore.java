package dev.lingka.tier.review;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The review of levels, at once. */
@Singleton
class ReviewChore implements Chore {

    private final TierReview job;

    ReviewChore(TierReview job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "tier-review";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
