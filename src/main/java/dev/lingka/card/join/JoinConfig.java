package dev.lingka.card.join;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where codes lead. */
@ConfigMapping(prefix = "lingka.join")
interface JoinConfig {

    /** What printed links begin with; changing it later leaves posters behind that lead nowhere. */
    @WithDefault("${lingka.public-url:http://localhost:${quarkus.http.port:8080}}")
    String publicUrl();

    /** The mini-program's page that a mini-program code opens. */
    @WithDefault("pages/join/join")
    String page();

    /** How often one phone may ask to join within {@link #window()}. */
    @WithDefault("30")
    int tries();

    @WithDefault("PT10M")
    Duration window();
}
