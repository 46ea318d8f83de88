package dev.lingka.recharge.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A wish to have a recharge back.
 *
 * @param amountFen how much of its principal; null means all that is unspent
 */
public record RequestRefund(@Positive Long amountFen, @NotBlank @Size(max = 80) String reason) {}
