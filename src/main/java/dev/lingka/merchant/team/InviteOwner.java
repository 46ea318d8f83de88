package dev.lingka.merchant.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The first owner of a merchant.
 *
 * @param subject the {@code sub} of their tokens at the identity provider
 */
public record InviteOwner(
        @NotNull @Pattern(regexp = "[!-~]{1,120}") String subject, @NotBlank @Size(max = 60) String name) {}
