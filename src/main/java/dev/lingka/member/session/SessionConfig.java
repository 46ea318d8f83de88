package dev.lingka.member.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long members stay signed in. */
@ConfigMapping(prefix = "lingka.session")
interface SessionConfig {

    /** Life of an access token; what was taken away meanwhile (a merge, a deletion) holds at the latest then. */
    @WithDefault("PT15M")
    Duration accessLife();

    /** Life of a session; after it the phone logs in by WeChat again, which costs the customer nothing. */
    @WithDefault("P30D")
    Duration sessionLife();
}
