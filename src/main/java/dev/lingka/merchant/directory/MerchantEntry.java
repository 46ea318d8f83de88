package dev.lingka.merchant.directory;

import dev.lingka.shared.InMerchant;
import java.time.Instant;

/**
 * A merchant as the whole installation knows it.
 *
 * @param code in paths and tokens; never changes
 * @param active false while the operator has suspended it
 */
public record MerchantEntry(int merchantId, String code, String name, boolean active, Instant createdAt)
        implements InMerchant {}
