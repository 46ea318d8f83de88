package dev.lingka.notification.preview;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is tried out: a kind of the programme in force, or a title and a text of marketing.
 *
 * @param kind null for marketing
 * @param title null for a kind, as is the text
 */
record Draft(
        @Pattern(regexp = MessageKind.CODE) @Schema(nullable = true) String kind,
        @Valid @Schema(nullable = true) LocalizedText title,
        @Valid @Schema(nullable = true) LocalizedText text) {

    /**
     * Throws INVALID_REQUEST where it is neither or both.
     *
     * @param path of this in the body, with a dot behind it where there is one
     */
    void requireOne(String path) {
        boolean worded = title != null && text != null;
        if (kind == null && !worded) {
            throw ProblemException.invalid(
                    path + (title == null ? "title" : "text"), "REQUIRED", "a title and a text, or else a kind");
        }
        if (kind != null && (title != null || text != null)) {
            throw ProblemException.invalid(path + "kind", "INVALID", "either a kind, or a title and a text");
        }
    }
}
