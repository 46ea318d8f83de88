package dev.lingka.member.visit;

import dev.lingka.member.OwnField;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Some of a group are here today.
 *
 * @param group its code
 * @param entries keys, as the list of the group's visits shows them
 */
record NoteVisit(
        @NotNull UUID storeId,
        @NotNull @Pattern(regexp = OwnField.CODE) String group,
        @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = "[0-9a-f]{64}") String> entries) {}
