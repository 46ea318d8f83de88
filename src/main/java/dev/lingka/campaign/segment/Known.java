package dev.lingka.campaign.segment;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What the meaning of a rule hangs on beside the rule.
 *
 * @param today in the merchant's zone
 * @param firstTier where members without a row of their own stand
 * @param segments all that the rule uses, however far; a list has no rule
 */
record Known(LocalDate today, String firstTier, Map<UUID, Saved> segments) {

    /**
     * A segment that a rule uses.
     *
     * @param rule null for a list
     */
    record Saved(UUID id, String name, int version, Rule rule) {}
}
