package dev.lingka.card;

import dev.lingka.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.UUID;

/** Puts ledger entries into words that a customer understands, in Chinese or English. */
public final class Statement {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final Map<UUID, String> storeNames;

    Statement(Locale locale, Map<UUID, String> storeNames) {
        this.words = ResourceBundle.getBundle("card.Statement", locale, NO_FALLBACK);
        this.storeNames = storeNames;
    }

    public StatementLine line(LedgerEntry entry) {
        String store = entry.storeId() == null ? null : storeNames.get(entry.storeId());
        return new StatementLine(
                entry.id(),
                entry.postingId(),
                entry.bookedAt(),
                entry.kind(),
                title(entry.kind()),
                text(entry, store),
                entry.asset(),
                entry.amount(),
                entry.balanceAfter(),
                store,
                entry.sourceId(),
                saleOf(entry));
    }

    /** A heading or another word of a statement, as in {@code opening}. */
    public String word(String key) {
        return words.getString("sheet." + key);
    }

    /** A payment is its sale's; what was given back says whose it was. */
    private static UUID saleOf(LedgerEntry entry) {
        return switch (entry.sourceKind() == null ? "" : entry.sourceKind()) {
            case "sale" -> entry.sourceId();
            case "sale_refund" -> UUID.fromString(entry.detail().getString("saleId"));
            default -> null;
        };
    }

    private String title(String kind) {
        try {
            return words.getString("kind." + kind);
        } catch (MissingResourceException e) {
            return words.getString("kind.other");
        }
    }

    private String text(LedgerEntry entry, String store) {
        String direction = entry.amount() > 0 ? "in" : "out";
        String text = words.getString("line." + direction)
                .replace("{title}", title(entry.kind()))
                .replace("{amount}", money(Math.abs(entry.amount())))
                .replace("{asset}", words.getString("asset." + entry.asset()))
                .replace("{balance}", money(entry.balanceAfter()));
        return store == null
                ? text
                : words.getString("line.at").replace("{store}", store).replace("{text}", text);
    }

    private static String money(long fen) {
        return String.format(Locale.ROOT, "¥%,.2f", BigDecimal.valueOf(fen, 2));
    }
}
