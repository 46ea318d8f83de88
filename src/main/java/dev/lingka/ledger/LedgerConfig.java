package dev.lingka.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the ledger. */
@ConfigMapping(prefix = "lingka.ledger")
interface LedgerConfig {

    /** How long a cached balance lives at most: what a lost cache write can do wrong. */
    @WithDefault("PT1M")
    Duration balanceLifetime();

    /** How long a read or write of the cache may take before PostgreSQL answers instead. */
    @WithDefault("PT0.1S")
    Duration cacheTimeout();

    /** How long the cache is not read after it failed, so that an absent Redis costs one time-out, not one each. */
    @WithDefault("PT1S")
    Duration cacheRest();
}
