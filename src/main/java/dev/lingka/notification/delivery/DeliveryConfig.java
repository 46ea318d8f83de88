package dev.lingka.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How messages are delivered. */
@ConfigMapping(prefix = "lingka.delivery")
public interface DeliveryConfig {

    /** Deliveries claimed at once. */
    @WithDefault("256")
    int batch();

    /** Deliveries of one run that are at their channels at the same time. */
    @WithDefault("128")
    int concurrency();

    /** Runs of one replica side by side: a slow answer at the end of one holds up no other. */
    @WithDefault("2")
    int runs();

    /** Claims of one run, so that a run ends. */
    @WithDefault("400")
    int rounds();

    /** How long a channel may take; what takes longer is in doubt. */
    @WithDefault("PT20S")
    Duration patience();

    /**
     * How long a claim lasts; after it another replica takes the delivery. Longer than a batch can take:
     * batch / concurrency * patience, and the mark.
     */
    @WithDefault("PT2M")
    Duration lease();

    /** The pause after the first attempt that sent nothing; it doubles with each. */
    @WithDefault("PT5S")
    Duration firstPause();

    @WithDefault("PT10M")
    Duration longestPause();

    /** Attempts after which a channel is given up. */
    @WithDefault("8")
    int attempts();

    /** By channel; one that is missing has no limit of ours. */
    Map<String, Rate> rates();

    /** How much of a merchant a channel takes, over all replicas. */
    interface Rate {

        /** A second. */
        int rate();

        /** At once, after a rest. */
        int burst();
    }
}
