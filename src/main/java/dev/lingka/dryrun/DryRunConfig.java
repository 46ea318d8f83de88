package dev.lingka.dryrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is played, and in which steps. */
@ConfigMapping(prefix = "lingka.dry-run")
interface DryRunConfig {

    /** Sales of a period; more are refused. */
    @WithDefault("500000")
    long mostSales();

    /** Members of a merchant; more are refused. */
    @WithDefault("200000")
    long mostMembers();

    /** Members of one step: what is in memory at once. */
    @WithDefault("50")
    int batch();

    /** Longer than a step takes; after it another replica goes on where this one was. */
    @WithDefault("PT1M")
    Duration lease();

    /** Times that a step is begun before the run is given up. */
    @WithDefault("3")
    int attempts();
}
