package dev.lingka.merchant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A new merchant.
 *
 * @param code in paths and tokens; never changes
 * @param preset the programme that it begins with; plain defaults when null
 */
record CreateMerchant(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,30}") String code,
        @NotBlank @Size(max = 60) String name,
        @Size(max = 60) String preset) {}
