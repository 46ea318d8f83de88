package dev.lingka.recharge.invoice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What became of a wish.
 *
 * @param invoiceNumber of the invoice that was issued
 */
public record AnswerInvoice(
        @NotNull @Pattern(regexp = "issued|refused") String state, @Size(max = 40) String invoiceNumber) {}
