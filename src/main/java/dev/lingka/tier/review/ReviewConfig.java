package dev.lingka.tier.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How members are reviewed. */
@ConfigMapping(prefix = "lingka.tier.review")
interface ReviewConfig {

    /** How long after its time a review comes, so that what was sold in the last minute of a period is counted. */
    @WithDefault("PT30M")
    Duration after();

    /** Members of one step, which is one commit. */
    @WithDefault("500")
    int batch();

    /** Steps for one merchant in one run, so that a large one does not keep the others waiting. */
    @WithDefault("400")
    int steps();

    /** Longer than a run takes; after it another replica goes on where this one was. */
    @WithDefault("PT10M")
    Duration lease();
}
