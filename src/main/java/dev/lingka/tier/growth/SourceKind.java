package dev.lingka.tier.growth;

import java.util.Locale;

/** What counts. */
public enum SourceKind {
    SALE,
    RECHARGE,
    /** A friend's first sale; its source is the friend. */
    REFERRAL;

    /** As in tables and posting keys. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
