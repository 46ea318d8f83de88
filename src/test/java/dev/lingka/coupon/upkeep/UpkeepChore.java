package dev.lingka.coupon.upkeep;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The end of coupons and the word before it, at once. */
@Singleton
class UpkeepChore implements Chore {

    private final UpkeepWorker job;

    UpkeepChore(UpkeepWorker job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return UpkeepWorker.NAME;
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
