package dev.lingka.card.statement;

import dev.lingka.card.StatementLine;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A month of a card.
 *
 * @param month as in {@code 2026-11}, from its first to its last midnight in {@code timeZone}
 * @param opening what the card held when the month began
 * @param movements oldest first; each says what the card held after it
 * @param closing what it held when the month ended, or holds now: opening and all movements
 */
record MonthStatement(
        UUID cardId,
        String cardNumber,
        String month,
        String timeZone,
        Amounts opening,
        List<Movement> movements,
        Amounts closing) {

    /** Whose card, and when. */
    record Span(UUID cardId, String cardNumber, YearMonth month, String timeZone) {}

    /** Adds up from the opening on. */
    static MonthStatement of(Span span, Amounts opening, List<StatementLine> oldestFirst) {
        Map<UUID, Movement> postings = new LinkedHashMap<>();
        for (StatementLine line : oldestFirst) {
            Movement known = postings.getOrDefault(line.postingId(), Movement.of(line));
            postings.put(line.postingId(), known.and(line));
        }
        List<Movement> movements = new ArrayList<>();
        Amounts held = opening;
        for (Movement posting : postings.values()) {
            Movement movement = posting.from(held);
            movements.add(movement);
            held = movement.after();
        }
        return new MonthStatement(
                span.cardId(),
                span.cardNumber(),
                span.month().toString(),
                span.timeZone(),
                opening,
                List.copyOf(movements),
                held);
    }
}
