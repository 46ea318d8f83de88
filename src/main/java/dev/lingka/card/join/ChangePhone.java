package dev.lingka.card.join;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The code of WeChat's phone button for the new number. */
record ChangePhone(@NotBlank @Size(max = 256) String phoneCode) {

    @Override
    public String toString() {
        return "ChangePhone[…]";
    }
}
