package dev.lingka.campaign.plan;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Where a campaign stands. */
enum CampaignState {
    /** Not started yet; the only state in which it can be changed. */
    DRAFT,
    RUNNING,
    /** Nothing is done until it is resumed. */
    PAUSED,
    /** Stopped by hand, for good. */
    STOPPED,
    /** Every run is over, and none is to come. */
    DONE;

    /** For query parameters; an unknown name is an {@link IllegalArgumentException}. */
    static CampaignState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<CampaignState> {

        Text() {
            super(CampaignState.class);
        }
    }
}
