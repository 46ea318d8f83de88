package dev.lingka.member;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.staff.StaffRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Own fields that are there several times: for each child, for each pet.
 *
 * @param most how many one member may tell of
 * @param minors whether they are about children under 14: then a guardian's separate consent is needed, and nothing of
 *     it may be asked for a card (Personal Information Protection Law, art. 16 and 31)
 * @param purpose what they are for, told to the member
 * @param consent what has to be agreed to before they are kept; the guardian's for minors
 * @param visibleTo roles of staff who may read them; nobody unless said
 */
public record FieldGroup(
        @NotNull @Pattern(regexp = OwnField.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @Min(1) @Max(20) int most,
        Boolean minors,
        @NotNull @Valid LocalizedText purpose,
        OwnField.ConsentNeed consent,
        Set<@NotNull StaffRole> visibleTo,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid OwnField> fields) {

    public FieldGroup {
        minors = Boolean.TRUE.equals(minors);
        consent =
                minors ? OwnField.ConsentNeed.GUARDIAN : Objects.requireNonNullElse(consent, OwnField.ConsentNeed.NONE);
        visibleTo = StaffRole.inOrder(visibleTo);
        fields = fields == null ? null : List.copyOf(fields);
    }
}
