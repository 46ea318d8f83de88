package dev.lingka.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a dry run is. */
enum DryRunState {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED;

    static DryRunState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
