package dev.lingka.shared.outbox;

import dev.lingka.shared.InMerchant;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * One event as a listener gets it.
 *
 * @param aggregate {@code kind:id} of what it happened to; events of one aggregate arrive in order
 * @param payload versioned JSON; within a version only additions
 */
public record OutboxEvent(
        int merchantId, long id, String type, int version, String aggregate, JsonObject payload, Instant createdAt)
        implements InMerchant {}
