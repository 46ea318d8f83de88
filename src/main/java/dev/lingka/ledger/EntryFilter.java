package dev.lingka.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Which entries to show; null means any.
 *
 * @param from first instant
 * @param until first instant no longer shown
 * @param kind of the posting, as in {@code charge}
 * @param asset as in {@code points}
 */
public record EntryFilter(Instant from, Instant until, String kind, String asset) {

    public static final EntryFilter ALL = new EntryFilter(null, null, null);

    public EntryFilter(Instant from, Instant until, String kind) {
        this(from, until, kind, null);
    }

    public static EntryFilter ofAsset(String asset) {
        return new EntryFilter(null, null, null, asset);
    }

    /** A calendar month of the merchant's zone; month or kind may be null. */
    public static EntryFilter of(YearMonth month, ZoneId zone, String kind) {
        if (month == null) {
            return new EntryFilter(null, null, kind);
        }
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return new EntryFilter(from, until, kind);
    }

    OffsetDateTime fromUtc() {
        return from == null ? null : from.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime untilUtc() {
        return until == null ? null : until.atOffset(ZoneOffset.UTC);
    }
}
