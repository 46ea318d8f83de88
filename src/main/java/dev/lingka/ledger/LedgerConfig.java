package dev.lingka.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of the ledger. */
@ConfigMapping(prefix = "lingka.ledger")
interface LedgerConfig {

    /** How long a cached balance lives at most: what a lost cache write can do wrong. */
    @WithDefault("PT5M")
    Duration balanceLifetime();

    /** How long a read or write of the cache may take before PostgreSQL answers instead. */
    @WithDefault("PT0.1S")
    Duration cacheTimeout();

    /** How long the cache is left alone after it failed, so that an absent Redis costs one time-out, not one each. */
    @WithDefault("PT1S")
    Duration cacheRest();

    /**
     * Percent of the outstanding principal that the issuer keeps on deposit (MOFCOM Order 2012 No. 9, Art. 26: scale
     * issuers 20, group issuers 30, brand issuers 40).
     */
    @WithDefault("20")
    int depositPercent();

    /** The same by merchant id, where merchants of one installation are issuers of different kinds. */
    Map<Integer, Integer> merchantDepositPercent();
}
