package dev.lingka.card.physical;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A plastic card to bind.
 *
 * @param number as it stands on the card or a reader reads it
 * @param pin for a member: the card's PIN; without one the phone on the old file must be the member's
 */
record BindCard(@NotBlank @Size(max = 64) String number, @Pattern(regexp = "[0-9A-Za-z]{4,12}") String pin) {

    @Override
    public String toString() {
        return "BindCard[…]";
    }
}
