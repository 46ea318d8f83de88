package dev.lingka.campaign.segment;

import java.util.List;
import java.util.UUID;

/**
 * A segment as SQL: one condition over {@code member_fact f}, of which {@code f.merchant_id = $1} is a part. Whoever
 * puts it into a statement of their own adds parameters behind these.
 *
 * @param version that was read; a saved version is never changed
 * @param sql contains no value
 * @param args in the order of their numbers, the merchant first
 */
public record SegmentQuery(UUID segmentId, int version, String name, String sql, List<Object> args) {

    public SegmentQuery {
        args = List.copyOf(args);
    }
}
