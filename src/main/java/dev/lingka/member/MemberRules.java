package dev.lingka.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What joining asks for.
 *
 * @param phoneRequired whether a card is opened only with a verified phone; otherwise it is merely encouraged
 * @param termsVersion the terms that are in force; joining accepts exactly these
 * @param privacyVersion the privacy notice that is in force
 * @param marketingVersion the text of the marketing consent, which nobody has to give
 */
public record MemberRules(
        boolean phoneRequired,
        @NotBlank @Size(max = 40) String termsVersion,
        @NotBlank @Size(max = 40) String privacyVersion,
        @NotBlank @Size(max = 40) String marketingVersion) {}
