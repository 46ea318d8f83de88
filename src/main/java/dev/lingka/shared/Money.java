package dev.lingka.shared;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as people read them. */
public final class Money {

    private Money() {}

    /** Fen as in ¥1,234.50. */
    public static String yuan(long fen) {
        return (fen < 0 ? "-¥" : "¥")
                + String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2).abs());
    }
}
