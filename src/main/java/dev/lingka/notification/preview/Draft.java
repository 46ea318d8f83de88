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

    /** Throws INVALID_REQUEST where it is neither or both. */
    void requireOne(String field) {
        if ((kind == null) == (title == null || text == null)) {
            throw ProblemException.invalid(field, "INVALID", "either a kind, or a title and a text");
        }
    }
}
