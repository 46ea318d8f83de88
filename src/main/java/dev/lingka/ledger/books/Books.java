package dev.lingka.ledger.books;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The books of a merchant at this moment; days are of the merchant's zone.
 *
 * @param depositPercent of the programme in force
 * @param quarters newest first; the first is the running one
 * @param counters what came in from outside is negative
 * @param openItems what has not cleared, oldest first, at most {@link BooksService#ITEMS}
 */
public record Books(int depositPercent, List<Quarter> quarters, List<Counter> counters, List<OpenItem> openItems) {

    /**
     * What all cards held at the end of a quarter, in fen; of the running one: what they hold now.
     *
     * @param startsOn first day, as in {@code 2026-10-01}
     * @param endsOn last day
     */
    public record Quarter(
            String startsOn, String endsOn, boolean ended, long principalFen, long bonusFen, long depositFen) {}

    /** Fen or points, by asset. */
    public record Counter(String counter, String asset, long amount) {}

    /**
     * A reference of a clearing account that does not stand at zero.
     *
     * @param ref an order, refund or payment; empty when it was posted without one
     * @param since ISO-8601 instant of its first entry
     */
    public record OpenItem(String counter, String ref, long amount, String since, long ageSeconds) {}

    /** What {@code ledger_figures} answers. */
    record Figures(List<Held> quarters, List<Counter> counters, List<OpenItem> openItems) {

        record Held(String startsOn, String endsOn, boolean ended, long principalFen, long bonusFen) {

            Quarter under(LedgerRules rules) {
                return new Quarter(startsOn, endsOn, ended, principalFen, bonusFen, rules.depositFen(principalFen));
            }
        }

        static Figures of(JsonObject answer) {
            return answer.mapTo(Figures.class);
        }
    }

    static Books of(Figures figures, LedgerRules rules) {
        List<Quarter> quarters =
                figures.quarters().stream().map(held -> held.under(rules)).toList();
        return new Books(rules.depositPercent(), quarters, figures.counters(), figures.openItems());
    }
}
