package dev.lingka.till.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * How money for a closed card was or will be paid out by hand.
 *
 * @param reference of the transfer or the signed slip
 * @param reason why, for the second person
 */
record PayOutRefund(
        @NotNull @Pattern(regexp = "cash|bank_transfer|wechat_transfer") String method,
        @NotBlank @Size(max = 64) String reference,
        @NotBlank @Size(max = 200) String reason) {}
