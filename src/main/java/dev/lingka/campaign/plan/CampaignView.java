package dev.lingka.campaign.plan;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign as staff see it.
 *
 * @param state {@code draft}, {@code running}, {@code paused}, {@code stopped} or {@code done}
 * @param design as it was saved, with the programme's values where nothing was said
 * @param nextAt when its next run begins, or the next day's members join; null when nothing begins by itself
 */
public record CampaignView(
        UUID id,
        String state,
        Map<String, Object> design,
        int revision,
        @Schema(nullable = true) Instant nextAt,
        String createdBy,
        Instant createdAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant endedAt) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.id,
                campaign.state.text(),
                campaign.design.getMap(),
                campaign.revision,
                campaign.nextAt,
                campaign.createdBy,
                campaign.createdAt,
                campaign.startedAt,
                campaign.endedAt);
    }
}
