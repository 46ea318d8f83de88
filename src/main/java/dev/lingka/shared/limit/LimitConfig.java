package dev.lingka.shared.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the edge, and how counting behaves. Limits of a feature stand in the feature's own settings. */
@ConfigMapping(prefix = "lingka.limits")
public interface LimitConfig {

    /** All requests of one client address to one replica: a backstop against a flood, counted in the process. */
    @WithDefault("200000/10S")
    Limit address();

    /** All requests of one token's principal to one replica; counted in the process, for it is on every request. */
    @WithDefault("200000/10S")
    Limit principal();

    /** Requests of one client address to the paths that need no token, over all replicas. */
    @WithDefault("1200/1M")
    Limit signIn();

    /** How long a client may take to send a body; a trickle beyond it gets 408 and a closed connection. */
    @WithDefault("30S")
    Duration bodyTime();

    /** What each replica allows of a limit while Redis is away. */
    @WithDefault("0.5")
    double localShare();

    /** How many subjects are counted in the process at once; beyond it the oldest counts are forgotten. */
    @WithDefault("20000")
    int localSubjects();

    /** How long a request waits for Redis to count it. */
    @WithDefault("1S")
    Duration redisTimeout();

    /** How long Redis is left alone after it did not answer. */
    @WithDefault("5S")
    Duration redisRest();
}
