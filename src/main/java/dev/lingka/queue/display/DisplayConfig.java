package dev.lingka.queue.display;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where displays are opened. */
@ConfigMapping(prefix = "lingka.queue.display")
interface DisplayConfig {

    /** What the links of displays begin with. */
    @WithDefault("${lingka.public-url:http://localhost:${quarkus.http.port:8080}}")
    String publicUrl();
}
