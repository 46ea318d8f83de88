package dev.lingka.coupon.pocket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A piece that a member takes.
 *
 * @param template as the list of claimable ones names it
 */
record ClaimCoupon(@NotBlank @Size(max = 40) String template) {}
