package dev.lingka.campaign.run;

import dev.lingka.testing.Chore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What campaigns have to do, at once. */
@Singleton
class CampaignChore implements Chore {

    private final CampaignJob job;

    CampaignChore(CampaignJob job) {
        this.job = job;
    }

    @Override
    public String lease() {
        return "campaign";
    }

    @Override
    public Uni<Void> run() {
        return job.run();
    }
}
