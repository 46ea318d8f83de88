package dev.lingka.notification.preference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where opt-out links lead. */
@ConfigMapping(prefix = "lingka.opt-out")
interface OptOutConfig {

    /** What links begin with; changing it later leaves messages behind whose links lead nowhere. */
    @WithDefault("${lingka.public-url:http://localhost:${quarkus.http.port:8080}}")
    String publicUrl();
}
