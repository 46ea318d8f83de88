package dev.lingka.card.join;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a join code leads, for whoever scanned it: names only.
 *
 * @param storeId null for a friend's code
 * @param storeName null for a friend's code
 */
record JoinPlace(
        String joinCode,
        String merchant,
        String merchantName,
        @Schema(nullable = true) UUID storeId,
        @Schema(nullable = true) String storeName,
        JoinSource source) {}
