package dev.lingka.card.claim;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claimant's own proof.
 *
 * @param number of the plastic card that is bound to the claimed card
 * @param saleFen what one of the last payments with the card came to
 */
record ProveClaim(@NotBlank @Size(max = 64) String number, @Min(1) @Schema(required = true) long saleFen) {

    @Override
    public String toString() {
        return "ProveClaim[…]";
    }
}
