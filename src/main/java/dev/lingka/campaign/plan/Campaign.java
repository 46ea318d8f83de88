package dev.lingka.campaign.plan;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.JsonText;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A campaign, drafted or under way. */
@Entity
class Campaign {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    CampaignState state;

    @Convert(converter = JsonText.class)
    @ColumnTransformer(read = "design #>> '{}'", write = JsonText.WRITE)
    JsonObject design;

    @Version
    int revision;

    Instant nextAt;

    @Column(updatable = false)
    String createdBy;

    @Column(updatable = false)
    Instant createdAt;

    Instant startedAt;
    Instant endedAt;

    protected Campaign() {}

    Campaign(StaffActor by, JsonObject design, Instant now) {
        id = Ids.next();
        merchantId = by.merchantId();
        state = CampaignState.DRAFT;
        this.design = design;
        createdBy = by.principal();
        createdAt = now;
    }

    /** Only a draft can be changed: what runs is what was seen. */
    void change(JsonObject better) {
        require(CampaignState.DRAFT);
        design = better;
    }

    /**
     * Begins as it was seen at that revision. A second start of the same, as after a crash, changes nothing.
     *
     * @param first when its first run begins; null where events begin it
     */
    void start(int seen, Instant first, Instant now) {
        if (state == CampaignState.RUNNING && revision == seen + 1) {
            return;
        }
        require(CampaignState.DRAFT);
        if (revision != seen) {
            throw ProblemException.of(CampaignProblem.CAMPAIGN_CHANGED);
        }
        state = CampaignState.RUNNING;
        startedAt = now;
        nextAt = first;
    }

    void pause() {
        require(CampaignState.RUNNING);
        state = CampaignState.PAUSED;
    }

    /** What was to begin meanwhile begins now: days that went by while it was paused bring nobody in. */
    void resume(Instant now) {
        require(CampaignState.PAUSED);
        state = CampaignState.RUNNING;
        if (nextAt != null && nextAt.isBefore(now)) {
            nextAt = now;
        }
    }

    /** For good: nobody gets anything of it any more. One that is done may have words that wait for the morning. */
    void stop(Instant now) {
        require(CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.DONE);
        state = CampaignState.STOPPED;
        nextAt = null;
        endedAt = now;
    }

    private void require(CampaignState... fit) {
        if (!Set.of(fit).contains(state)) {
            throw ProblemException.of(CampaignProblem.CAMPAIGN_STATE, Map.of("state", state.text()));
        }
    }
}
