package dev.lingka.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.queue.QueueModel.Wish;
import dev.lingka.queue.rule.LineTerms;
import dev.lingka.shared.Ids;
import dev.lingka.testing.Seeds;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two thousand random evenings of a store with three lines, against the database and against plain Java, which must agree after each
 * step on the answer, each number, the order, who is how far ahead, and who was told. Another seed:
 * {@code -Dlingka.test.seed=…}.
 */
class QueueModelTest {

    private static final int RUNS = 20;
    private static final int EVENINGS = 100;
    private static final int SHORT = 8;
    private static final int LONG = 40;
    private static final List<String> CODES = List.of("a", "b", "c");

    private static QueueBench bench;

    @BeforeAll
    static void open() {
        bench = new QueueBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    static LongStream seeds() {
        return Seeds.of(RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void databaseAndModelAgree(long seed) {
        System.out.println("queue model test: seed " + seed);
        Random random = new Random(seed);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(bench.person().toString());
        }
        for (int i = 0; i < EVENINGS; i++) {
            Evening evening = new Evening(random, people);
            int steps = 3 + random.nextInt(random.nextInt(10) == 0 ? LONG : SHORT);
            for (int step = 0; step < steps; step++) {
                evening.next();
            }
        }
    }

    /** One store of its own. */
    private static final class Evening {

        private final Random random;
        private final List<String> people;
        private final UUID store = bench.store();
        private final QueueModel model;
        private final List<String> played = new ArrayList<>();

        Evening(Random random, List<String> people) {
            this.random = random;
            this.people = people;
            this.model = new QueueModel(CODES.stream()
                    .map(code -> new ModelLine(code, code.toUpperCase(Locale.ROOT), rules()))
                    .toList());
        }

        private ModelLine.Rules rules() {
            List<Integer> notices = List.of(List.of(3, 1), List.of(2), List.<Integer>of(), List.of(5, 2, 0))
                    .get(random.nextInt(4));
            Integer capacity = random.nextBoolean() ? null : 3 + random.nextInt(5);
            return new ModelLine.Rules(notices, 1 + random.nextInt(4), random.nextInt(3), capacity, random.nextInt(4));
        }

        private LineTerms terms(String code) {
            ModelLine line = model.lines.get(code);
            return new LineTerms(
                    model.today, null, line.prefix, line.notices, 5, line.back, line.times, line.capacity, line.most);
        }

        void next() {
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5, 6, 7 -> take();
                case 8, 9, 10 -> call(null);
                case 11 -> call(someone());
                case 12 -> on("queue_recall", model::recall);
                case 13, 14 -> on("queue_skip", model::skip);
                case 15 -> on("queue_seat", id -> model.end(id, "seat", true));
                case 16 -> on("queue_no_show", id -> model.end(id, "no_show", true));
                case 17 -> cancel();
                case 18 -> on("queue_arrive", model::arrive);
                case 19 -> move();
                case 20 -> merge();
                case 21, 22 -> undo();
                default -> rarely();
            }
        }

        private void take() {
            String code = code();
            String person = random.nextInt(3) == 0 ? people.get(random.nextInt(people.size())) : null;
            int over = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
            int size = random.nextInt(8) == 0 ? 60 : 1 + random.nextInt(9);
            Wish wish = new Wish(Ids.next().toString(), person, size, over, random.nextInt(3) == 0);
            JsonObject args = bench.wish(store, code, terms(code))
                    .put("ticketId", wish.id())
                    .put("memberId", person)
                    .put("partySize", size)
                    .put("over", over)
                    .put("remote", wish.remote());
            agree("queue_take", args, model.take(code, wish));
        }

        private void call(String id) {
            if (id == null && random.nextInt(20) == 0) {
                id = someone();
            }
            String code = id == null || random.nextInt(8) == 0 ? code() : model.parties.get(id).line.code;
            JsonObject args = QueueBench.line(store, code)
                    .put("ticketId", id)
                    .put("terms", terms(code).json());
            agree("queue_call", args, model.call(code, id));
        }

        /** By its holder, or by a host: only that can be undone. */
        private void cancel() {
            String id = someone();
            if (id == null) {
                return;
            }
            String person = model.parties.get(id).person;
            if (person == null || random.nextBoolean()) {
                agree("queue_cancel", args(id), model.end(id, "cancel", true));
                return;
            }
            JsonObject own = new JsonObject().put("ticketId", id).put("memberId", person);
            agree("guest:" + person, "queue_cancel", own, model.end(id, "cancel", false));
        }

        private void move() {
            String id = someone();
            if (id != null) {
                String code = code();
                JsonObject args =
                        args(id).put("line", code).put("terms", terms(code).json());
                agree("queue_move", args, model.move(id, code));
            }
        }

        private void merge() {
            String id = someone();
            String into = someone();
            if (id != null) {
                agree("queue_merge", args(id).put("intoId", into), model.merge(id, into));
            }
        }

        private void undo() {
            String code = code();
            agree("queue_undo", QueueBench.line(store, code), model.undo(code));
        }

        private void rarely() {
            if (random.nextInt(4) == 0) {
                model.today = model.today.plusDays(1);
                return;
            }
            String code = code();
            boolean paused = random.nextInt(3) == 0;
            agree("queue_pause", QueueBench.line(store, code).put("paused", paused), model.pause(code, paused));
        }

        private void on(String function, UnaryOperator<String> modelled) {
            String id = someone();
            if (id != null) {
                agree(function, args(id), modelled.apply(id));
            }
        }

        private JsonObject args(String id) {
            return QueueBench.of(store, UUID.fromString(id));
        }

        private String code() {
            return CODES.get(Math.min(random.nextInt(5), 2) % CODES.size());
        }

        /** Mostly one that is still there; null in an empty store. */
        private String someone() {
            List<String> live = model.parties.values().stream()
                    .filter(party -> party.isLive() && (random.nextInt(3) > 0 || party.state.equals("called")))
                    .map(party -> party.id)
                    .toList();
            List<String> from = live.isEmpty() || random.nextInt(6) == 0 ? model.ids() : live;
            return from.isEmpty() ? null : from.get(random.nextInt(from.size()));
        }

        private void agree(String function, JsonObject args, String expected) {
            agree("staff:" + new UUID(0, 1), function, args, expected);
        }

        private void agree(String principal, String function, JsonObject args, String expected) {
            played.add(function + " " + args.encode() + " -> " + expected);
            JsonObject answer = bench.call(principal, function, args);
            assertThat(answer.getString("outcome")).as("%s", played).isEqualTo(expected);
            List<String> told = new ArrayList<>();
            CODES.forEach(code -> told.addAll(model.told(code)));
            assertThat(rows()).as("%s", played).isEqualTo(told);
            if (expected.equals("TAKEN")) {
                ModelParty party = model.parties.get(args.getString("ticketId"));
                JsonObject ticket = answer.getJsonObject("ticket");
                assertThat(ticket.getInteger("ahead"))
                        .isEqualTo(party.line.waiting().indexOf(party));
                assertThat(ticket.getInteger("number")).isEqualTo(party.number);
            }
        }

        private List<String> rows() {
            return bench.all(
                    """
                    select said from (
                        select t.line, t.state <> 'waiting' as over, case t.state when 'waiting' then t.place end as place,
                               t.number, t.id::text collate "C" as id,
                               format('%s %s %s ahead=%s size=%s over=%s overtaken=%s skips=%s calls=%s here=%s told=%s'
                                      ' version=%s', t.id, queue_label(t), t.state, coalesce(queue_ahead(t)::text, 'null'),
                                      t.party_size, t.over, t.overtaken, t.skips, t.calls,
                                      (not t.remote or t.arrived_at is not null)::text,
                                      coalesce(t.told_ahead::text, 'null'), t.version) as said
                          from queue_ticket t where t.store_id = ?
                        union all
                        select c, null, null, null, null, 'version ' || coalesce(q.version, 0)
                          from unnest(array['a', 'b', 'c']) as c
                          left join queue_line q on q.store_id = ? and q.line = c) rows
                     order by line, over, place, case when place is not null then number end, id""",
                    store, store);
        }
    }
}
