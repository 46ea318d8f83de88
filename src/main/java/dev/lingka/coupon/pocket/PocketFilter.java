package dev.lingka.coupon.pocket;

import java.util.Locale;

/** Which coupons of a member a list shows. */
enum PocketFilter {
    /** Those that can be used, now or later; the first to run out first. */
    USABLE("state in ('live', 'offered') and valid_until > app_now()", true),
    /** Used, or given to a friend. */
    USED("state in ('used', 'given')", false),
    EXPIRED("(state = 'expired' or state in ('live', 'offered') and valid_until <= app_now())", false);

    static final String TEXTS = "usable|used|expired";

    final String condition;
    final boolean rising;

    PocketFilter(String condition, boolean rising) {
        this.condition = condition;
        this.rising = rising;
    }

    static PocketFilter of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
