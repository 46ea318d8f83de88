package dev.lingka.points.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of a member's points.
 *
 * @param kind of the posting, as in {@code points_earning}
 * @param title what it was for, as in 签到
 * @param points negative when they left the member
 * @param balanceAfterPoints after it
 * @param saleId of what a sale gave, took or got back; null otherwise
 */
record PointsEntryView(
        long id,
        Instant at,
        String kind,
        String title,
        long points,
        long balanceAfterPoints,
        @Schema(nullable = true) String store,
        @Schema(nullable = true) UUID saleId) {}
