package dev.lingka.recharge.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Word that money was paid out by hand.
 *
 * @param payoutId the rest of a closed card; or
 * @param refundId a refund that WeChat could not make
 * @param reference how it was paid, as in a bank's number
 */
public record PayOut(
        UUID payoutId,
        UUID refundId,
        @NotBlank @Size(max = 120) String reference,
        @NotBlank @Size(max = 200) String reason) {}
