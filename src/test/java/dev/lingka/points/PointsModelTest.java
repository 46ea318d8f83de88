package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Seeds;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rules, sales, spendings, refunds and years that pass, against the database and against plain Java, which must
 * agree to the point on each answer, each lot and each debt; so must the course that a dry run plays. Another seed: {@code -Dlingka.test.seed=…}.
 */
class PointsModelTest {

    private static final int RUNS = 24;
    private static final int OPERATIONS = 150;
    private static final List<String> CLASSES = List.of("food", "drink", "gift");

    private static PointsWorld world;

    @BeforeAll
    static void open() {
        world = new PointsWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static LongStream seeds() {
        return Seeds.of(RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void databaseAndModelAgree(long seed) {
        System.out.println("points model test: seed " + seed);
        Random random = new Random(seed);
        Play play = new Play(seed, RandomRules.of(random), random);

        for (int i = 0; i < OPERATIONS; i++) {
            play.next();
        }

        world.requireSound();
    }

    /** A sale of the run, with what of it went back. */
    private static final class Sold {
        final UUID id = UUID.randomUUID();
        final long totalFen;
        long backFen;

        Sold(long totalFen) {
            this.totalFen = totalFen;
        }
    }

    /** One member through the years. */
    private static final class Play {

        private final PointsRules rules;
        private final Random random;
        private final long seed;
        private final PointsModel model;
        private final PointsCourse course = new PointsCourse();
        private final int merchant = world.merchant();
        private final UUID member = world.member(merchant);
        private final List<Sold> sales = new ArrayList<>();
        /** Before a leap day. */
        private LocalDate today = LocalDate.of(2027, 12, 20);

        private long now;

        Play(long seed, PointsRules rules, Random random) {
            this.seed = seed;
            this.rules = rules;
            this.random = random;
            this.model = new PointsModel(rules);
            world.setDay(today);
        }

        void next() {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> sell();
                case 3, 4 -> refund();
                case 5 -> sayAgain();
                case 6 -> pass(random.nextInt(3));
                default -> pass(random.nextInt(70));
            }
            agree();
        }

        /** As the till does: points as cash first, then what the rest earns. */
        private void sell() {
            Sold sale = new Sold(1 + random.nextInt(random.nextBoolean() ? 30_000 : 300));
            long wanted = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
            JsonObject refusal = world.caller().spend(merchant, member, sale.id, wanted);
            boolean spent = wanted == 0 || model.spend(sale.id, wanted, today);
            assertThat(refusal == null).as("spending %d, seed %d", wanted, seed).isEqualTo(spent);
            assertThat(course.spend(sale.id, wanted, today)).isEqualTo(spent);
            SaleFacts facts = facts(sale.totalFen);
            JsonObject answer = world.caller().earn(merchant, member, sale.id, today, Earning.of(rules, facts));
            assertThat(course.earn(sale.id, Earning.of(rules, facts), today)).isEqualTo(answer.getLong("points"));
            now++;
            assertThat(answer.getLong("points"))
                    .as("earning, seed %d", seed)
                    .isEqualTo(model.earn(sale.id, facts, now));
            sales.add(sale);
        }

        private SaleFacts facts(long paidFen) {
            List<SaleFacts.Line> lines = new ArrayList<>();
            long rest = paidFen;
            for (String productClass : CLASSES) {
                long fen = Math.min(rest, random.nextInt(10_000));
                lines.add(new SaleFacts.Line(productClass, fen));
                rest -= fen;
            }
            lines.add(new SaleFacts.Line(null, rest));
            int tier = List.of(10_000, 10_000, 12_500, 20_000).get(random.nextInt(4));
            return new SaleFacts("standard", "gold", tier, UUID.randomUUID(), today, paidFen, lines);
        }

        private void refund() {
            if (sales.isEmpty()) {
                return;
            }
            Sold sale = sales.get(random.nextInt(sales.size()));
            long left = sale.totalFen - sale.backFen;
            if (left == 0) {
                return;
            }
            long fen = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
            UUID refund = UUID.randomUUID();
            JsonObject answer =
                    world.caller().refund(merchant, member, sale.id, refund, sale.totalFen, sale.backFen, fen);
            JsonObject again =
                    world.caller().refund(merchant, member, sale.id, refund, sale.totalFen, sale.backFen, fen);
            PointsCourse.Back played = course.refund(sale.id, sale.totalFen, sale.backFen, fen, today);
            PointsModel.Back back = model.refund(sale.id, sale.totalFen, sale.backFen, fen, today);
            sale.backFen += fen;
            assertThat(played).isEqualTo(new PointsCourse.Back(back.returned(), back.taken(), back.debt()));
            assertThat(answer.getMap())
                    .as("refund, seed %d", seed)
                    .containsEntry("returnedPoints", (int) back.returned())
                    .containsEntry("takenBackPoints", (int) back.taken())
                    .containsEntry("debtPoints", (int) back.debt());
            assertThat(again).isEqualTo(answer);
        }

        /** A repeated sale earns what it earned, and nothing more. */
        private void sayAgain() {
            if (!sales.isEmpty()) {
                Sold sale = sales.get(random.nextInt(sales.size()));
                world.caller().earn(merchant, member, sale.id, today, Earning.of(rules, facts(sale.totalFen)));
            }
        }

        /** The clock never goes back, not even within a day. */
        private void pass(int days) {
            if (days > 0) {
                today = today.plusDays(days);
                world.setDay(today);
            }
            model.beginDay(today);
            course.pass(today);
            world.caller().call(merchant, "jsonb_build_object('points', points_open(?, ?))", merchant, member);
        }

        private void agree() {
            JsonObject has = world.caller().balance(merchant, member);
            assertThat(has.getLong("points")).as("balance, seed %d", seed).isEqualTo(model.balance());
            assertThat(has.getLong("debtPoints")).as("debt, seed %d", seed).isEqualTo(model.debt());
            assertThat(course.balance()).as("played, seed %d", seed).isEqualTo(model.balance());
            assertThat(course.debt()).as("played debt, seed %d", seed).isEqualTo(model.debt());
            assertThat(world.ask(
                            "select coalesce(string_agg(coalesce(last_day::text, 'null') || ':' || left_points, ', '"
                                    + " order by earned_at, id), '') from points_lot where member_id = ?"
                                    + " and left_points > 0",
                            member))
                    .as("lots, seed %d", seed)
                    .isEqualTo(String.join(", ", model.lots()));
        }
    }
}
