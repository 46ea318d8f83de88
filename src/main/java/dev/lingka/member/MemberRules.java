package dev.lingka.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What joining asks for, and what the merchant asks its members beside.
 *
 * @param phoneRequired whether a card is opened only with a verified phone; otherwise it is merely encouraged
 * @param termsVersion the terms that are in force; joining accepts exactly these
 * @param privacyVersion the privacy notice that is in force
 * @param marketingVersion the text of the marketing consent, which nobody has to give
 * @param guardianVersion the text of the guardian's consent; null where nothing is asked about children
 * @param fields own fields, one answer each
 * @param groups own fields that are there several times
 * @param eligibility who may join at all; everybody when left out
 */
public record MemberRules(
        boolean phoneRequired,
        @NotBlank @Size(max = 40) String termsVersion,
        @NotBlank @Size(max = 40) String privacyVersion,
        @NotBlank @Size(max = 40) String marketingVersion,
        @Size(min = 1, max = 40) String guardianVersion,
        @Size(max = 50) List<@NotNull @Valid OwnField> fields,
        @Size(max = 10) List<@NotNull @Valid FieldGroup> groups,
        @Valid Eligibility eligibility) {

    /**
     * Who may join.
     *
     * @param required whether only those on the merchant's own list may
     */
    public record Eligibility(boolean required) {}

    public MemberRules {
        fields = fields == null ? List.of() : List.copyOf(fields);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** Whether a card is only for those on the merchant's list. */
    public boolean isListNeeded() {
        return eligibility != null && eligibility.required();
    }
}
