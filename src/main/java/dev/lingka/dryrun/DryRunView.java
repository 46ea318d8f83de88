package dev.lingka.dryrun;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dry run.
 *
 * @param version that is tried out, as it was at its {@code revision}
 * @param inForceVersion that it is compared with
 * @param asked what is played, with all defaults
 * @param members how many there are, and how many of them are done
 * @param failure PROGRAMME_CHANGED when the draft was edited meanwhile, else INTERNAL_ERROR; null where nothing failed
 * @param result null until it is done
 */
record DryRunView(
        UUID id,
        int version,
        int revision,
        int inForceVersion,
        AskDryRun asked,
        DryRunState state,
        Progress members,
        String askedBy,
        Instant askedAt,
        @Schema(nullable = true) Instant finishedAt,
        @Schema(nullable = true) String failure,
        @Schema(nullable = true) DryRunResult result) {

    /** Members of all, and those that were played. */
    record Progress(long total, long played) {}

    DryRunView withoutResult() {
        return new DryRunView(
                id,
                version,
                revision,
                inForceVersion,
                asked,
                state,
                members,
                askedBy,
                askedAt,
                finishedAt,
                failure,
                null);
    }
}
