package dev.lingka.campaign.segment;

import java.time.LocalDate;

/**
 * A span of days: so many days back from today, today included, without the newest {@code skipDays} of them; or between
 * two days, both included, of which one may be missing.
 */
record Window(Integer lastDays, Integer skipDays, LocalDate from, LocalDate to) {

    private static final LocalDate BEFORE_ALL = LocalDate.of(1970, 1, 1);
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    /** All days. */
    static final Window EVER = new Window(null, null, null, null);

    boolean isEver() {
        return lastDays == null && from == null && to == null;
    }

    LocalDate first(LocalDate today) {
        if (lastDays != null) {
            return today.minusDays(lastDays - 1L);
        }
        return from == null ? BEFORE_ALL : from;
    }

    /** A store east of the merchant's zone may be in its next day already: what is of it is not left out. */
    LocalDate last(LocalDate today) {
        if (lastDays != null) {
            return skipDays == null || skipDays == 0 ? AFTER_ALL : today.minusDays(skipDays);
        }
        return to == null ? AFTER_ALL : to;
    }

    /** Whether nothing that happened can be after it. */
    boolean isOpen(LocalDate today) {
        return last(today).isAfter(today);
    }
}
