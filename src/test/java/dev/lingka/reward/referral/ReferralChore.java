package dev.lingka.reward.referral;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Friends whose time of waiting is over, at once. */
@Singleton
class ReferralChore implements Chore {

    private final ReferralJob job;

    ReferralChore(ReferralJob job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "reward-referrals";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
