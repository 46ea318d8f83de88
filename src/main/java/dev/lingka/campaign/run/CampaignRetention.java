package dev.lingka.campaign.run;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets the course of stages after three years: long enough to compare a season with the two before it. */
@ApplicationScoped
class CampaignRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(new Expired("stage_change", "day < app_now()::date - 1096"));
    }
}
