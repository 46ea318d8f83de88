package dev.lingka.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.queue.rule.LineTerms;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What single steps come to, worked out by hand; what an undo gives back; what a new day does. */
class QueueStepsTest {

    private static final LocalDate DAY = QueueBench.DAY;
    /** All that a ticket is, but for the version and what an undo starts anew. */
    private static final String ROWS =
            """
            select (to_jsonb(t) - array['version', 'told_ahead', 'due_at'])::text from queue_ticket t
             where store_id = ? order by taken_at""";

    private static QueueBench bench;

    private UUID store;

    @BeforeAll
    static void open() {
        bench = new QueueBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void newStore() {
        store = bench.store();
    }

    /**
     * Each may be overtaken twice. A1 A2 A3 wait; gold A4 wishes to pass two: A1 A4 A2 A3. Gold A5 passes A3 and A2 and
     * stops behind A4: A1 A4 A5 A2 A3. Gold A6 finds A3 overtaken twice and stays last, without having passed anybody, so
     * that gold A7 passes it, and nobody else: A1 A4 A5 A2 A3 A7 A6.
     */
    @Test
    void priorityPassesTheTailAndNobodyIsOvertakenMoreThanTwice() {
        List.of(0, 0, 0, 2, 2, 2, 2).forEach(over -> bench.take(wish().put("over", over)));

        assertThat(line())
                .containsExactly(
                        "1 over 0 overtaken 0",
                        "4 over 2 overtaken 0",
                        "5 over 2 overtaken 0",
                        "2 over 0 overtaken 2",
                        "3 over 0 overtaken 2",
                        "7 over 1 overtaken 0",
                        "6 over 0 overtaken 1");
    }

    @Test
    void whoTookATicketFromAfarIsCalledInItsTurnOnceItIsThere() {
        UUID remote = bench.take(wish().put("remote", true));
        bench.take(store, "small");

        assertThat(next().getInteger("number")).isEqualTo(2);
        assertThat(bench.host("queue_call", QueueBench.next(store, "small")).getString("outcome"))
                .isEqualTo("NOBODY_WAITING");
        bench.host("queue_arrive", QueueBench.of(store, remote));

        assertThat(next().getInteger("number")).isEqualTo(1);
    }

    /** Two back, twice: 1 behind 2 and 3, then behind 4 and 5 when it is called again after them; then it is over. */
    @Test
    void whoIsSkippedGoesTwoBackTwiceAndThenIsANoShow() {
        List<UUID> all = take(6);

        skip(all.get(0));
        assertThat(numbers()).containsExactly(2, 3, 1, 4, 5, 6);
        next();
        next();
        skip(all.get(0));
        assertThat(numbers()).containsExactly(4, 5, 1, 6);
        JsonObject last = skip(all.get(0));

        assertThat(last.getString("state")).isEqualTo("no_show");
        assertThat(numbers()).containsExactly(4, 5, 6);
    }

    /** Taken in this order: A1, B1, A2, B2. A2 moved to the line of B stands between B1 and B2, as B3. */
    @Test
    void whoIsMovedStandsBeforeTheFirstThatCameLater() {
        bench.take(store, "small");
        bench.take(wish("large"));
        UUID moved = bench.take(store, "small");
        bench.take(wish("large"));

        JsonObject answer = move(moved, "large").getJsonObject("ticket");

        assertThat(answer.getString("label")).isEqualTo("B003");
        assertThat(answer.getInteger("ahead")).isEqualTo(1);
        assertThat(bench.all("select version from queue_line where store_id = ? order by line", store))
                .containsExactly("3", "3");
    }

    @Test
    void partiesBecomeOneWithBothSizesAndTheBetterPlace() {
        List<UUID> all = take(3);

        JsonObject one = bench.host(
                        "queue_merge", QueueBench.of(store, all.get(0)).put("intoId", all.get(2)))
                .getJsonObject("ticket");

        assertThat(one.getInteger("partySize")).isEqualTo(4);
        assertThat(numbers()).containsExactly(3, 2);
        assertThat(bench.one("select state || ' ' || merged_into from queue_ticket where id = ?", all.get(0)))
                .isEqualTo("merged " + all.get(2));
    }

    @Test
    void aTableIsTakenByOneParty() {
        List<UUID> all = take(2);
        bench.host("queue_table_put", table("T1").put("seats", 4));

        assertThat(seat(all.get(0), "T9").getString("outcome")).isEqualTo("NOT_FOUND");
        assertThat(seat(all.get(0), "T1").getString("outcome")).isEqualTo("SEATED");
        assertThat(seat(all.get(1), "T1").getString("outcome")).isEqualTo("TABLE_TAKEN");
        assertThat(bench.host("queue_table_state", table("T1").put("state", "seated"))
                        .getString("outcome"))
                .isEqualTo("TABLE_TAKEN");
        bench.host("queue_table_state", table("T1").put("state", "cleaning"));
        assertThat(seat(all.get(1), "T1").getString("outcome")).isEqualTo("TABLE_TAKEN");
        bench.host("queue_table_state", table("T1").put("state", "free"));
        assertThat(seat(all.get(1), "T1").getString("outcome")).isEqualTo("SEATED");
    }

    /** Five ahead of the sixth: told at three and at one, once each, also when the line grows before it again. */
    @Test
    void partiesAreToldOnceWhenFewAreAhead() {
        UUID sixth = take(6).get(5);

        for (int i = 0; i < 5; i++) {
            next();
            bench.host("queue_undo", QueueBench.line(store, "small"));
            next();
        }

        assertThat(bench.all(
                        "select payload ->> 'ahead' from outbox_event where type = 'TicketAhead'"
                                + " and payload ->> 'ticketId' = ? order by id",
                        sixth.toString()))
                .containsExactly("3", "1");
    }

    @Test
    void everyStepOfAHostIsUndoneExactly() {
        List<UUID> all = take(5);
        bench.take(wish("large"));
        bench.host("queue_table_put", table("T1").put("seats", 4));
        bench.host("queue_call", QueueBench.next(store, "small"));
        UUID first = all.get(0);

        isUndoneExactly("call", () -> next());
        isUndoneExactly("recall", () -> bench.host("queue_recall", QueueBench.of(store, first)));
        isUndoneExactly("skip", () -> skip(first));
        isUndoneExactly("seat", () -> seat(first, "T1"));
        isUndoneExactly("no_show", () -> bench.host("queue_no_show", QueueBench.of(store, first)));
        isUndoneExactly("cancel", () -> bench.host("queue_cancel", QueueBench.of(store, all.get(3))));
        isUndoneExactly("move", () -> move(all.get(2), "large"));
        isUndoneExactly(
                "merge",
                () -> bench.host("queue_merge", QueueBench.of(store, all.get(1)).put("intoId", all.get(4))));
        assertThat(bench.one("select state from queue_table where store_id = ?", store))
                .isEqualTo("free");
    }

    @Test
    void stepAfterStepIsUndoneAndThenNothingIsLeft() {
        UUID first = take(3).get(0);
        String before = bench.all(ROWS, store).toString();
        next();
        skip(first);
        next();

        assertThat(undone()).isEqualTo("call");
        assertThat(undone()).isEqualTo("skip");
        assertThat(undone()).isEqualTo("call");

        assertThat(bench.all(ROWS, store).toString()).isEqualTo(before);
        assertThat(undo().getString("outcome")).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void whatOthersDidSinceIsNotUndone() {
        UUID person = bench.person();
        UUID ticket = bench.take(wish().put("memberId", person.toString()));
        bench.host("queue_cancel", QueueBench.of(store, ticket));
        UUID newer = bench.take(wish("large").put("memberId", person.toString()));

        JsonObject refused = undo();

        assertThat(refused.getString("outcome")).isEqualTo("STEP_OVERTAKEN");
        assertThat(refused.getString("ticketId")).isEqualTo(newer.toString());
        bench.call(
                "guest:" + person,
                "queue_cancel",
                new JsonObject().put("ticketId", newer.toString()).put("memberId", person.toString()));
        assertThat(undone()).isEqualTo("cancel");
    }

    @Test
    void anothersTicketIsNotThere() {
        UUID ticket = bench.take(wish().put("memberId", bench.person().toString()));
        JsonObject strangers = new JsonObject()
                .put("ticketId", ticket.toString())
                .put("memberId", bench.person().toString());
        JsonObject elsewhere = QueueBench.of(bench.store(), ticket);

        assertThat(bench.host("queue_cancel", strangers).getString("outcome")).isEqualTo("NOT_FOUND");
        assertThat(bench.host("queue_arrive", strangers).getString("outcome")).isEqualTo("NOT_FOUND");
        for (String function : List.of("queue_cancel", "queue_seat", "queue_skip", "queue_recall", "queue_no_show")) {
            assertThat(bench.host(function, elsewhere).getString("outcome")).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void aNewDayBeginsAtOneAndTheVersionGoesOn() {
        take(3);
        next();
        JsonObject tomorrow = bench.wish(store, "small", QueueBench.terms("A", DAY.plusDays(1)));

        bench.take(tomorrow);
        bench.take(wish());

        assertThat(bench.all(
                        "select day || ' ' || number || ' ' || state || ' ' || version from queue_ticket"
                                + " where store_id = ? order by taken_at",
                        store))
                .containsExactly(
                        "2026-11-23 1 closed 5",
                        "2026-11-23 2 closed 5",
                        "2026-11-23 3 closed 5",
                        "2026-11-24 1 waiting 6",
                        "2026-11-24 2 waiting 7");
        assertThat(undo().getString("outcome")).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void whoDoesNotComeInTimeIsANoShowOnceAndNotBeforeThat() {
        UUID ticket = take(1).get(0);
        next();

        assertThat(due(ticket)).isEqualTo("NOTHING");
        bench.pass("4 minutes");
        bench.host("queue_recall", QueueBench.of(store, ticket));
        bench.pass("4 minutes");
        assertThat(due(ticket)).isEqualTo("NOTHING");
        bench.pass("1 minute");

        assertThat(due(ticket)).isEqualTo("NO_SHOW");
        assertThat(due(ticket)).isEqualTo("NOTHING");
    }

    @Test
    void anOpeningIsAnnouncedToEndAndEnds() {
        Instant closes = Instant.parse(bench.one(
                "select to_char(app_now() at time zone 'UTC' + interval '1 hour', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
        LineTerms terms = new LineTerms(DAY, closes, "A", List.of(), 5, 2, 2, null, 0);
        bench.take(bench.wish(store, "small", terms));
        bench.take(bench.wish(store, "small", terms));
        next();

        assertThat(dayDue().getString("outcome")).isEqualTo("NOTHING");
        bench.pass("30 minutes");
        assertThat(dayDue().getMap()).containsEntry("outcome", "CLOSING").containsEntry("tickets", 1);
        assertThat(dayDue().getString("outcome")).isEqualTo("NOTHING");
        bench.pass("30 minutes");
        assertThat(dayDue().getMap()).containsEntry("outcome", "CLOSED").containsEntry("tickets", 2);

        assertThat(dayDue().getString("outcome")).isEqualTo("NOTHING");
        assertThat(bench.all(
                        "select type from outbox_event where aggregate = ? order by id", "queue:" + store + ":small"))
                .containsExactly(
                        "TicketTaken", "TicketTaken", "TicketCalled", "QueueClosing", "TicketEnded", "TicketEnded");
    }

    private void isUndoneExactly(String kind, Runnable step) {
        String before = bench.all(ROWS, store).toString();
        step.run();
        assertThat(bench.all(ROWS, store).toString()).as(kind).isNotEqualTo(before);
        assertThat(undone()).isEqualTo(kind);
        assertThat(bench.all(ROWS, store).toString()).as(kind).isEqualTo(before);
    }

    private List<UUID> take(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> bench.take(store, "small"))
                .toList();
    }

    private JsonObject wish() {
        return bench.wish(store, "small", QueueBench.terms("A", DAY));
    }

    private JsonObject wish(String line) {
        return bench.wish(store, line, QueueBench.terms("B", DAY));
    }

    private JsonObject next() {
        return bench.host("queue_call", QueueBench.next(store, "small")).getJsonObject("ticket");
    }

    /** Calls it when it waits, then skips it. */
    private JsonObject skip(UUID ticket) {
        bench.host("queue_call", QueueBench.next(store, "small").put("ticketId", ticket.toString()));
        return bench.host("queue_skip", QueueBench.of(store, ticket)).getJsonObject("ticket");
    }

    private JsonObject move(UUID ticket, String line) {
        JsonObject args = QueueBench.of(store, ticket)
                .put("line", line)
                .put("terms", QueueBench.terms("B", DAY).json());
        return bench.host("queue_move", args);
    }

    private JsonObject seat(UUID ticket, String table) {
        return bench.host("queue_seat", QueueBench.of(store, ticket).put("tableCode", table));
    }

    private JsonObject table(String code) {
        return new JsonObject().put("storeId", store.toString()).put("code", code);
    }

    private JsonObject undo() {
        return bench.host("queue_undo", QueueBench.line(store, "small"));
    }

    /** The kind of the step. */
    private String undone() {
        return undo().getString("kind");
    }

    private String due(UUID ticket) {
        return bench.host("queue_no_show_due", new JsonObject().put("ticketId", ticket.toString()))
                .getString("outcome");
    }

    private JsonObject dayDue() {
        String line = bench.one("select id from queue_line where store_id = ?", store);
        return bench.host("queue_day_due", new JsonObject().put("lineId", line));
    }

    private List<Integer> numbers() {
        return bench
                .all(
                        "select number from queue_ticket where store_id = ? and state = 'waiting' order by place, number",
                        store)
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    private List<String> line() {
        return bench.all(
                "select number || ' over ' || over || ' overtaken ' || overtaken from queue_ticket"
                        + " where store_id = ? order by place",
                store);
    }
}
