package dev.lingka.merchant.audit;

import java.time.Instant;

/**
 * What to read of the trail; null means no limit in this respect.
 *
 * @param actor a principal, as in {@code staff:0190…}
 * @param action the whole action or its feature, as in {@code card.frozen} or {@code card}
 * @param subject {@code kind:id}
 * @param until exclusive
 * @param before the entry id of the page before
 */
record AuditFilter(String actor, String action, String subject, Instant from, Instant until, Long before, int limit) {}
