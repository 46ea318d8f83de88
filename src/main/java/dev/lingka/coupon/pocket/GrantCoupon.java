package dev.lingka.coupon.pocket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A piece that staff give.
 *
 * @param reason kept in the audit trail
 */
record GrantCoupon(@NotBlank @Size(max = 40) String template, @NotBlank @Size(max = 200) String reason) {}
