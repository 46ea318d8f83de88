package dev.lingka.recharge.invoice;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who the invoice is for.
 *
 * @param taxNumber needed for a company
 * @param email where it goes; null when it is fetched
 */
public record RequestInvoice(
        @NotNull @Pattern(regexp = "person|company") String buyerKind,
        @NotBlank @Size(max = 100) String buyer,
        @Pattern(regexp = "[0-9A-Z]{15,20}") String taxNumber,
        @Email @Size(max = 120) String email) {}
