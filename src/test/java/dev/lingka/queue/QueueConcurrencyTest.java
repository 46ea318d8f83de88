package dev.lingka.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many at once, each on a connection of its own, as replicas are to the database. */
class QueueConcurrencyTest {

    private static final String NUMBERS =
            "select number || ' ' || version || ' ' || ahead_at_taking from queue_ticket where store_id = ? order by place";
    private static final String CALLED = "select t.number from queue_step s join queue_ticket t on t.id = s.ticket_id"
            + " where s.store_id = ? and s.kind = 'call' order by s.version";

    private static QueueBench bench;

    @BeforeAll
    static void open() {
        bench = new QueueBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void twoHundredPeopleAtOnceGetTwoHundredRisingNumbersWithoutAGap() {
        UUID store = bench.store();

        race(200, i -> bench.host("queue_take", bench.wish(store, "small", QueueBench.terms("A", QueueBench.DAY))));

        assertThat(bench.all(NUMBERS, store))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(n -> n + " " + n + " " + (n - 1))
                        .toList());
    }

    @Test
    void twentyHostsCallEachPartyOnceAndInItsTurn() {
        UUID store = bench.store();
        IntStream.range(0, 100).forEach(i -> bench.take(store, "small"));

        List<List<Integer>> called = bench.atOnce(IntStream.range(0, 20)
                .<Callable<List<Integer>>>mapToObj(i -> () -> callAll(store))
                .toList());

        assertThat(called.stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(bench.all(CALLED, store)).isEqualTo(upTo(100));
    }

    @Test
    void hostsCallInTurnWhileMoreComeAndLeaveNobodyBehind() {
        UUID store = bench.store();
        IntStream.range(0, 30).forEach(i -> bench.take(store, "small"));

        race(
                100,
                i -> i % 2 == 0
                        ? bench.host("queue_take", bench.wish(store, "small", QueueBench.terms("A", QueueBench.DAY)))
                        : bench.host("queue_call", QueueBench.next(store, "small")));

        List<String> called = bench.all(CALLED, store);
        assertThat(called).hasSizeGreaterThanOrEqualTo(30).isEqualTo(upTo(called.size()));
    }

    @Test
    void onePersonHasOneTicketHoweverOftenAndWhereverItIsTapped() {
        UUID store = bench.store();
        for (int round = 0; round < 20; round++) {
            UUID person = bench.person();

            List<JsonObject> answers = race(
                    12,
                    i -> bench.host(
                            "queue_take",
                            bench.wish(store, i % 2 == 0 ? "small" : "large", QueueBench.terms("A", QueueBench.DAY))
                                    .put("memberId", person.toString())));

            assertThat(words(answers)).containsOnly(Map.entry("TAKEN", 1L), Map.entry("LIVE_TICKET", 11L));
            String id = bench.one("select id from queue_ticket where member_id = ?", person);
            assertThat(answers.stream().filter(answer -> answer.containsKey("ticketId")))
                    .allSatisfy(
                            refused -> assertThat(refused.getString("ticketId")).isEqualTo(id));
        }
        assertThat(bench.number(
                        "select count(*) from queue_line where store_id = ? and next_number - 1 <> "
                                + "(select count(*) from queue_ticket t where t.store_id = queue_line.store_id"
                                + " and t.line = queue_line.line)",
                        store))
                .isZero();
    }

    @Test
    void twoHostsWithOneTicketHaveOneWinnerAndTheOtherLearnsWhatHappened() {
        UUID store = bench.store();
        List<String> ends = List.of("queue_seat", "queue_no_show", "queue_cancel");
        Map<String, String> states = Map.of("SEATED", "seated", "NO_SHOW", "no_show", "CANCELLED", "cancelled");
        for (int round = 0; round < 20; round++) {
            UUID ticket = bench.take(store, "small");
            bench.host("queue_call", QueueBench.next(store, "small"));

            List<JsonObject> answers = race(6, i -> bench.host(ends.get(i % 3), QueueBench.of(store, ticket)));

            Map<Boolean, List<JsonObject>> losing = answers.stream()
                    .collect(Collectors.partitioningBy(
                            answer -> answer.getString("outcome").equals("TICKET_CHANGED")));
            assertThat(losing.get(false)).hasSize(1);
            String state = states.get(losing.get(false).get(0).getString("outcome"));
            assertThat(losing.get(true)).hasSize(5).allSatisfy(loser -> {
                assertThat(loser.getString("state")).isEqualTo(state);
                assertThat(loser.getString("endedAt")).isNotNull();
            });
        }
    }

    @Test
    void onePartyIsCalledByOneOfTwentyHosts() {
        UUID store = bench.store();
        UUID ticket = bench.take(store, "small");

        List<JsonObject> answers = race(
                20,
                i -> bench.host("queue_call", QueueBench.next(store, "small").put("ticketId", ticket.toString())));

        assertThat(words(answers)).containsOnly(Map.entry("CALLED", 1L), Map.entry("TICKET_CHANGED", 19L));
    }

    @Test
    void oneKeySentTwentyTimesTakesOneTicketAndAnswersTheSame() {
        UUID store = bench.store();
        JsonObject wish = bench.wish(store, "small", QueueBench.terms("A", QueueBench.DAY));
        JsonObject call = new JsonObject()
                .put("merchant", bench.merchant)
                .put("principal", "staff:1")
                .put("key", "once")
                .put("hash", "h");

        List<JsonObject> answers = race(20, i -> bench.call("queue_take", call, wish));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(bench.number("select count(*) from queue_ticket where store_id = ?", store))
                .isEqualTo(1);
    }

    /** Moves lock both lines in one order, so nobody waits in a circle; undoing them does the same. */
    @Test
    void hostsThatMoveTicketsInOppositeDirectionsNeverDeadlock() {
        UUID store = bench.store();
        List<UUID> tickets = IntStream.range(0, 20)
                .mapToObj(i -> bench.take(store, i % 2 == 0 ? "small" : "large"))
                .toList();
        long before = deadlocks();

        List<JsonObject> answers = race(
                200,
                i -> i % 5 == 4
                        ? bench.host("queue_undo", QueueBench.line(store, i % 2 == 0 ? "small" : "large"))
                        : bench.host(
                                "queue_move",
                                QueueBench.of(store, tickets.get(i % 20))
                                        .put("line", (i / 20 + i) % 2 == 0 ? "large" : "small")
                                        .put(
                                                "terms",
                                                QueueBench.terms("A", QueueBench.DAY)
                                                        .json())));

        assertThat(deadlocks()).isEqualTo(before);
        assertThat(words(answers)).containsKey("MOVED");
        assertThat(words(answers).keySet())
                .isSubsetOf("MOVED", "TICKET_CHANGED", "UNDONE", "STEP_OVERTAKEN", "NOTHING_TO_UNDO");
        assertThat(bench.number("select count(*) from queue_ticket where store_id = ? and state = 'waiting'", store))
                .isEqualTo(20);
    }

    /**
     * The naive way, to read the next number without the line's lock: with the guard of the unique key away too, people
     * get equal numbers. This is what the lock is for.
     */
    @Test
    void withoutTheLockNumbersRepeat() {
        try (QueueBench naive = new QueueBench()) {
            UUID store = naive.store();
            naive.take(store, "small");
            naive.run("alter table queue_ticket drop constraint queue_ticket_number_key");
            naive.mutate("queue_lock(integer,uuid,text,jsonb)", "and line = p_line for update", "and line = p_line");
            List<Callable<JsonObject>> takers = new ArrayList<>();
            IntStream.range(0, 200)
                    .forEach(i -> takers.add(() -> naive.host(
                            "queue_take", naive.wish(store, "small", QueueBench.terms("A", QueueBench.DAY)))));

            naive.atOnce(takers);

            assertThat(naive.number("select count(*) - count(distinct number) from queue_ticket"))
                    .isPositive();
        }
    }

    private static List<Integer> callAll(UUID store) {
        List<Integer> called = new ArrayList<>();
        JsonObject answer = bench.host("queue_call", QueueBench.next(store, "small"));
        while (answer.getString("outcome").equals("CALLED")) {
            called.add(answer.getJsonObject("ticket").getInteger("number"));
            answer = bench.host("queue_call", QueueBench.next(store, "small"));
        }
        assertThat(answer.getString("outcome")).isEqualTo("NOBODY_WAITING");
        return called;
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    private static long deadlocks() {
        return bench.number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static List<JsonObject> race(int count, IntFunction<JsonObject> work) {
        List<Callable<JsonObject>> works = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> works.add(() -> work.apply(i)));
        return bench.atOnce(works);
    }

    private static Map<String, Long> words(List<JsonObject> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.getString("outcome"), Collectors.counting()));
    }
}
