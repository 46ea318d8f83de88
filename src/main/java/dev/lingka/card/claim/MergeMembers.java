package dev.lingka.card.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Two records that are one person.
 *
 * @param fromMember whose cards and value go over
 * @param reason how it was proven
 */
record MergeMembers(@NotNull UUID fromMember, @NotBlank @Size(max = 200) String reason) {}
