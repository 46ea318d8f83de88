package dev.lingka.member.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A phone asks for the next pair of tokens. */
record RefreshSession(@NotBlank @Size(max = 128) String refreshToken) {

    @Override
    public String toString() {
        return "RefreshSession[…]";
    }
}
