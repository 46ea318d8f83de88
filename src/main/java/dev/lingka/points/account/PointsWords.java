package dev.lingka.points.account;

import dev.lingka.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.UUID;

/** Words about points in Chinese or English. */
final class PointsWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle words;

    PointsWords(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle("points.Points", locale, NO_FALLBACK);
    }

    boolean isEnglish() {
        return Locale.ENGLISH.equals(locale);
    }

    /** The words of a key, with {@code {name}} replaced by each value of that name. */
    String say(String key, Object... namesAndValues) {
        String text = words.getString(key);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return text;
    }

    /** ¥1, ¥68, ¥0.50: without fen where there are none. */
    static String money(long fen) {
        return fen % 100 == 0
                ? "¥" + String.format(Locale.ROOT, "%,d", fen / 100)
                : String.format(Locale.ROOT, "¥%,.2f", BigDecimal.valueOf(fen, 2));
    }

    PointsEntryView entry(LedgerEntry entry, Map<UUID, String> storeNames) {
        return new PointsEntryView(
                entry.id(),
                entry.bookedAt(),
                entry.kind(),
                title(entry),
                entry.amount(),
                entry.balanceAfter(),
                entry.storeId() == null ? null : storeNames.get(entry.storeId()),
                saleOf(entry));
    }

    private String title(LedgerEntry entry) {
        String what = entry.detail().getString("for");
        try {
            return say(what == null ? "kind." + entry.kind() : "for." + what);
        } catch (MissingResourceException e) {
            return say("kind.other");
        }
    }

    /** A sale's own postings name it; what a refund did says whose it was. */
    private static UUID saleOf(LedgerEntry entry) {
        if ("sale".equals(entry.sourceKind())) {
            return entry.sourceId();
        }
        String sale = entry.detail().getString("saleId");
        return sale == null ? null : UUID.fromString(sale);
    }
}
