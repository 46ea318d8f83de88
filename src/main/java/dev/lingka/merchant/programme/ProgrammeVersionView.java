package dev.lingka.merchant.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version as staff see it.
 *
 * @param revision for {@code If-Match} while it is a draft
 * @param document left out of lists
 */
record ProgrammeVersionView(
        int version,
        String state,
        int revision,
        String createdBy,
        Instant createdAt,
        @Schema(nullable = true) String publishedBy,
        @Schema(nullable = true) Instant publishedAt,
        @Schema(nullable = true) Instant effectiveAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> document) {

    static ProgrammeVersionView of(ProgrammeVersion version) {
        return of(version, version.document.getMap());
    }

    static ProgrammeVersionView withoutDocument(ProgrammeVersion version) {
        return of(version, null);
    }

    private static ProgrammeVersionView of(ProgrammeVersion version, Map<String, Object> document) {
        return new ProgrammeVersionView(
                version.version,
                version.state.text(),
                version.revision,
                version.createdBy,
                version.createdAt,
                version.publishedBy,
                version.publishedAt,
                version.effectiveAt,
                document);
    }
}
