package dev.lingka.shared.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are delivered. */
@ConfigMapping(prefix = "lingka.outbox")
interface OutboxConfig {

    /** Deliveries claimed at once. */
    @WithDefault("64")
    int batch();

    /** Deliveries of a batch that are handled at the same time. */
    @WithDefault("8")
    int concurrency();

    /**
     * When so many operations of people are under way on this replica, an eighth is claimed at once and handled at the
     * same time, and who gathers waits: what somebody waits for at the counter goes first.
     */
    @WithDefault("8")
    int crowd();

    /** Batches of one run, so that a run ends. */
    @WithDefault("20")
    int rounds();

    /** How long a listener may take. */
    @WithDefault("PT20S")
    Duration patience();

    /**
     * How long a claim lasts; after it another replica takes the delivery. Longer than a whole batch can take:
     * batch / concurrency * patience.
     */
    @WithDefault("PT3M")
    Duration lease();

    /** The pause after the first failure; it doubles with each. */
    @WithDefault("PT1S")
    Duration firstPause();

    @WithDefault("PT10M")
    Duration longestPause();

    /** Failures after which a delivery is given up, loudly. With the pauses above: about two and a half hours. */
    @WithDefault("24")
    int attempts();
}
