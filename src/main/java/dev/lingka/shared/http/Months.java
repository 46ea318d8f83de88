package dev.lingka.shared.http;

import dev.lingka.shared.problem.ProblemException;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Months as clients name them. */
public final class Months {

    /** As long as 2026-11: years of more digits are beyond what the database counts. */
    private static final int LENGTH = 7;

    private Months() {}

    /** Reads {@code month}; null stays null. Throws INVALID_REQUEST for a text that is no month. */
    public static YearMonth read(String text) {
        try {
            if (text == null) {
                return null;
            }
            YearMonth month = YearMonth.parse(text);
            if (text.length() == LENGTH) {
                return month;
            }
        } catch (DateTimeException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return ProblemException.invalid("month", "INVALID", "a month as in 2026-11");
    }
}
