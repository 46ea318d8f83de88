package dev.lingka.merchant.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Asks that a draft be published.
 *
 * @param effectiveAt when it comes into force; on approval when null or past
 * @param reason why, for the second person and the trail
 */
record RequestPublication(Instant effectiveAt, @NotBlank @Size(max = 500) String reason) {}
