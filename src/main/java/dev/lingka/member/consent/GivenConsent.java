package dev.lingka.member.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** One consent of a request: a document in the version that was shown. */
public record GivenConsent(@NotNull Document document, @NotBlank @Size(max = 40) String version) {}
