package dev.lingka.merchant.programme.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One difference between two versions of a programme.
 *
 * @param path in the document; things with a code stand under it, as in {@code recharge.offers[cup-50].payFen}
 * @param before as it stood in the document, null when it is new
 * @param after as it stands now, null when it is gone
 * @param sentence the change in words, with money in ¥ and shares in %
 */
public record ProgrammeChange(
        String path,
        Kind kind,
        @Schema(implementation = Object.class, nullable = true) JsonNode before,
        @Schema(implementation = Object.class, nullable = true) JsonNode after,
        String sentence) {

    /** What became of it. */
    public enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("changed")
        CHANGED
    }
}
