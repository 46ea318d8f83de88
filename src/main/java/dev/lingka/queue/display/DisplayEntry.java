package dev.lingka.queue.display;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A display in the list.
 *
 * @param revokedAt null while its link is good
 */
record DisplayEntry(UUID id, String name, Instant createdAt, @Schema(nullable = true) Instant revokedAt) {

    static DisplayEntry of(Display display) {
        return new DisplayEntry(display.id, display.name, display.createdAt, display.revokedAt);
    }
}
