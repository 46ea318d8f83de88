package dev.lingka.queue.site;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.queue.QueueProblem;
import dev.lingka.queue.rule.LineTerms;
import dev.lingka.queue.rule.QueueDay;
import dev.lingka.queue.rule.QueueLine;
import dev.lingka.queue.rule.QueueRules;
import dev.lingka.queue.rule.StoreQueue;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A store and its queue's rules at one moment.
 *
 * @param now when that was, in business time
 */
public record QueueSite(
        StoreView store, int programmeVersion, QueueRules rules, StoreQueue queue, QueueDay day, Instant now) {

    private static final String OPEN = "open";

    static QueueSite of(StoreView store, int programmeVersion, QueueRules rules, Instant now) {
        StoreQueue queue = rules.at(store.code());
        return new QueueSite(store, programmeVersion, rules, queue, queue.day(zone(store), now), now);
    }

    public ZoneId zone() {
        return zone(store);
    }

    private static ZoneId zone(StoreView store) {
        return ZoneId.of(store.timeZone());
    }

    public boolean hasQueue() {
        return !queue.isEmpty() && OPEN.equals(store.status());
    }

    /** This site, if it has a queue; throws NO_QUEUE. */
    public QueueSite withQueue() {
        if (!hasQueue()) {
            throw ProblemException.of(QueueProblem.NO_QUEUE);
        }
        return this;
    }

    /** This site, if somebody may take a number now; throws NO_QUEUE, QUEUE_CLOSED or LAST_TICKET_OVER. */
    public QueueSite takingNumbers() {
        withQueue();
        if (!day.open()) {
            throw ProblemException.of(
                    QueueProblem.QUEUE_CLOSED, day.opensAt() == null ? Map.of() : Map.of("opensAt", day.opensAt()));
        }
        if (!day.takesTickets(now)) {
            throw ProblemException.of(QueueProblem.LAST_TICKET_OVER);
        }
        return this;
    }

    /** Throws LINE_UNKNOWN. */
    public QueueLine line(String code) {
        return queue.line(code).orElseThrow(() -> ProblemException.of(QueueProblem.LINE_UNKNOWN));
    }

    /** Throws NO_LINE_FOR_PARTY, and INVALID_REQUEST without a size. */
    public QueueLine lineFor(Integer partySize) {
        if (partySize == null) {
            throw ProblemException.invalid(
                    List.of(new FieldError("partySize", "REQUIRED", "how many people come, 1 to 99", "请填写用餐人数")));
        }
        return queue.forParty(partySize).orElseThrow(() -> ProblemException.of(QueueProblem.NO_LINE_FOR_PARTY));
    }

    /** Codes of the programme's lines in their order, then by code those that it no longer has. */
    public static List<String> codes(List<QueueLine> lines, Stream<String> others) {
        return Stream.concat(lines.stream().map(QueueLine::code), others.sorted())
                .distinct()
                .toList();
    }

    public LineTerms terms(QueueLine line) {
        return rules.terms(line, day);
    }

    /** What people call a line; its code for one that the programme no longer has. */
    public LocalizedText nameOf(String code) {
        return queue.line(code).map(QueueLine::name).orElseGet(() -> new LocalizedText(code, code));
    }
}
