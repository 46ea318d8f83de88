package dev.lingka.shared;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** What this installation is for: {@code lingka.mode} is {@code demo} or {@code production}. */
@ApplicationScoped
public class Mode {

    private final boolean production;

    Mode(Config config) {
        production = "production".equals(config.getValue("lingka.mode", String.class));
    }

    /** True where real money moves: no sandbox, no shifted clock. */
    public boolean isProduction() {
        return production;
    }
}
