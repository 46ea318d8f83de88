package dev.lingka.member.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A consent given, or withdrawn as easily. */
record DecideConsent(@NotNull Document document, @NotBlank @Size(max = 40) String version, @NotNull Boolean granted) {

    GivenConsent consent() {
        return new GivenConsent(document, version);
    }
}
