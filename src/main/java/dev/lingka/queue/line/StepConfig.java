package dev.lingka.queue.line;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is kept who did what in a queue. */
@ConfigMapping(prefix = "lingka.queue.step")
interface StepConfig {

    /** An undo looks at the steps of the line's own day alone, so that it misses nothing as long as that is kept. */
    @WithDefault("P400D")
    Duration kept();
}
