package dev.lingka.ledger.verification;

import com.google.errorprone.annotations.FormatMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One look at a merchant's ledger, on one snapshot.
 *
 * @param sound true when no invariant is broken
 * @param holders what cards and members hold, by asset, in fen or points
 * @param counters what each counter-account stands at; what came in from outside is negative
 * @param rolledUpEntries entries of counter-accounts that the roll-up already has
 * @param breachCount of all breaches; at most 100 are listed
 */
public record Verification(
        int merchantId,
        boolean sound,
        long postings,
        long entries,
        long accounts,
        List<Asset> holders,
        List<Counter> counters,
        long rolledUpEntries,
        List<Chain> chains,
        long breachCount,
        List<Breach> breaches) {

    public record Asset(String asset, long amount) {}

    public record Counter(String counter, String asset, long amount) {}

    /**
     * One seal chain.
     *
     * @param head the newest hash in hex; null before the first seal
     * @param unsealedRows written since the last seal
     * @param broken numbers of the seals that do not fit their rows
     */
    public record Chain(
            String chain,
            long seals,
            long rows,
            @Schema(nullable = true) String head,
            long unsealedRows,
            List<Long> broken) {}

    /** A broken invariant of the ledger (I1, I2, …), how, and where. */
    public record Breach(String invariant, String breach, String subject) {}

    static Verification of(JsonObject answer) {
        return answer.mapTo(Verification.class);
    }

    /** What was looked at and what was found, for a person at a terminal. */
    String report(String merchantCode) {
        StringBuilder text = new StringBuilder("merchant %s: %s%n".formatted(merchantCode, sound ? "sound" : "BROKEN"));
        line(text, "postings %d, entries %d, accounts %d, rolled up %d", postings, entries, accounts, rolledUpEntries);
        holders.forEach(held -> line(text, "holders %s %d", held.asset(), held.amount()));
        counters.forEach(held -> line(text, "counter %s %s %d", held.counter(), held.asset(), held.amount()));
        chains.forEach(chain -> line(
                text,
                "chain %s: %d seals over %d rows, %d rows not sealed yet, head %s",
                chain.chain(),
                chain.seals(),
                chain.rows(),
                chain.unsealedRows(),
                chain.head()));
        breaches.forEach(
                breach -> line(text, "BREACH %s: %s: %s", breach.invariant(), breach.breach(), breach.subject()));
        if (breachCount > breaches.size()) {
            line(text, "and %d more breaches", breachCount - breaches.size());
        }
        return text.toString();
    }

    @FormatMethod
    private static void line(StringBuilder text, String format, Object... values) {
        text.append("  ").append(format.formatted(values)).append(System.lineSeparator());
    }
}
