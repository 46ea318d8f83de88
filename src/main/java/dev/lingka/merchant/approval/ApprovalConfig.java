package dev.lingka.merchant.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of requests that need two people. */
@ConfigMapping(prefix = "lingka.approval")
interface ApprovalConfig {

    /** How long a request may wait for its decision: afterwards the facts that it was asked on are too old. */
    @WithDefault("P7D")
    Duration lifetime();
}
