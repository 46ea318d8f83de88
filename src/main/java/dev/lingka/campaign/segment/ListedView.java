package dev.lingka.campaign.segment;

import java.util.UUID;

/**
 * What came of an import.
 *
 * @param added members who are new on the list
 * @param known members who were on it
 * @param unknown entries that are no member's
 */
record ListedView(UUID id, int version, int added, int known, int unknown) {}
