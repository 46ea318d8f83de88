package dev.lingka.card.join;

import java.util.UUID;

/**
 * Where a join code leads, for whoever scanned it: names only.
 *
 * @param storeId null for a friend's code
 * @param storeName null for a friend's code
 */
record JoinPlace(
        String joinCode, String merchant, String merchantName, UUID storeId, String storeName, JoinSource source) {}
