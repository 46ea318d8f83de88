package dev.lingka.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import dev.lingka.testing.Seeds;
import java.sql.SQLException;
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
 * Random rules, and random lives of three members under them over more than a year, against the database and against
 * plain Java, which must agree every day on level, review, grace and growth; so must the course that a dry run plays.
 * Another seed: {@code -Dlingka.test.seed=…}.
 */
class TierModelTest {

    private static final int RUNS = 12;
    private static final int DAYS = 420;
    private static final LocalDate BEGIN = LocalDate.of(2027, 11, 20);

    private static ScratchDatabase database;

    @BeforeAll
    static void start() {
        database = ScratchDatabase.create();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    static LongStream seeds() {
        return Seeds.of(RUNS);
    }

    /** The real member beside the model of them. */
    private record Life(
            UUID member, TierModel model, List<UUID> sources, TierCourse course, List<TierCourse.Source> played) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void databaseAndModelAgreeEveryDay(long seed) throws SQLException {
        System.out.println("tier model test: seed " + seed);
        Random random = new Random(seed);
        TierRules rules = RandomRules.next(random);
        try (TierBooks books = new TierBooks(database)) {
            books.today(BEGIN);
            List<Life> lives = List.of(life(books, rules), life(books, rules), life(books, rules));
            for (LocalDate day = BEGIN; day.isBefore(BEGIN.plusDays(DAYS)); day = day.plusDays(1)) {
                books.today(day);
                books.review(rules, 1 + random.nextInt(3));
                for (Life life : lives) {
                    life.model().morning(day);
                    life.course().pass(day);
                    if (random.nextInt(8) == 0) {
                        live(books, rules, life, day, random);
                    }
                    agree(books, rules, life, "seed %d, %s, %s".formatted(seed, day, rules));
                }
            }
        }
    }

    private static Life life(TierBooks books, TierRules rules) throws SQLException {
        TierCourse course = new TierCourse(rules, new TierCourse.Start(null, null, BEGIN, List.of()), BEGIN);
        return new Life(books.member(BEGIN), new TierModel(rules, BEGIN), new ArrayList<>(), course, new ArrayList<>());
    }

    private static void live(TierBooks books, TierRules rules, Life life, LocalDate day, Random random)
            throws SQLException {
        long fen = 1L + random.nextInt(30_000);
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                LocalDate sold = day.minusDays(random.nextInt(5) == 0 ? 1 : 0);
                life.model().sale(day, sold, fen);
                life.played().add(life.course().sold(day, sold, fen, TierBooks.points(fen)));
                life.sources().add(books.sale(rules, life.member(), sold, fen));
            }
            case 3 -> {
                UUID recharge = UUID.randomUUID();
                life.model().recharge(day, fen);
                life.played().add(life.course().paidIn(day, fen));
                books.count(rules, "recharge", recharge, life.member(), day, fen);
                life.sources().add(recharge);
            }
            case 4 -> {
                life.model().referral(day);
                life.course().friendBought(day);
                books.count(rules, "referral", UUID.randomUUID(), life.member(), day, 0);
            }
            default -> giveBack(books, rules, life, random);
        }
    }

    private static void giveBack(TierBooks books, TierRules rules, Life life, Random random) throws SQLException {
        if (life.sources().isEmpty()) {
            return;
        }
        int chosen = random.nextInt(life.sources().size());
        TierModel.Source source = life.model().sources().get(chosen);
        if (source.left() == 0) {
            return;
        }
        long fen = random.nextBoolean() ? source.left() : 1 + random.nextLong(source.left());
        life.model().giveBack(source, fen);
        life.course().giveBack(life.played().get(chosen), fen);
        books.takeBack(rules, source.kind, life.sources().get(chosen), life.member(), source.fen, fen);
    }

    private static void agree(TierBooks books, TierRules rules, Life life, String where) throws SQLException {
        assertThat(books.level(rules, life.member()))
                .as(where)
                .isEqualTo(life.model().level());
        assertThat(life.course().standing().code())
                .as(where)
                .isEqualTo(life.model().level());
        assertThat(books.growth(life.member())).as(where).isEqualTo(life.model().growth());
        assertThat(life.course().growth()).as(where).isEqualTo(life.model().growth());
        assertThat(books.column(life.member(), "review_on"))
                .as(where)
                .isEqualTo(text(life.model().reviewOn()));
        assertThat(books.column(life.member(), "grace_on"))
                .as(where)
                .isEqualTo(text(life.model().graceOn()));
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
