package dev.lingka.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TierRaceTest {

    private static final LocalDate TODAY = LocalDate.of(2028, 6, 1);
    private static final int AT_ONCE = 12;
    private static final long LONGEST_SECONDS = 60;
    private static final TierRules FEW_PLACES = TierRulesText.read(
            """
            levels:
              - {code: normal, name: {zh: 普通, en: Normal}}
              - {code: gold, name: {zh: 金, en: Gold}, conditions: {spendFen: 100000}, cap: 5}
              - {code: diamond, name: {zh: 钻, en: Diamond}, conditions: {spendFen: 100000, visits: 1}, cap: 3}
            growth: {perYuanBasisPoints: 10000, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0, perPoint: 0}
            period: {kind: calendar_month, months: 1}
            review: {graceDays: 0, softLanding: true}
            """);

    private ScratchDatabase database;
    private TierBooks books;

    @BeforeEach
    void open() throws SQLException {
        database = ScratchDatabase.create();
        books = new TierBooks(database);
        books.today(TODAY);
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
        database.close();
    }

    private interface Deed {

        String in(TierBooks own, int number) throws SQLException;
    }

    @Test
    void manyWhoReachALevelAtOnceNeverPassItsCap() throws Exception {
        List<UUID> members = members(AT_ONCE);

        atOnce((own, number) ->
                own.sale(FEW_PLACES, members.get(number), TODAY, 100_000).toString());

        assertThat(holders("diamond")).isEqualTo("3");
        assertThat(holders("gold")).isEqualTo("5");
        assertThat(books.ask("select count(*) from tier_waiting where level = 'diamond'"))
                .isEqualTo("9");
        assertThat(books.ask("select count(*) from tier_waiting where level = 'gold'"))
                .isEqualTo("4");
    }

    @Test
    void aPlaceThatGetsFreeGoesToWhoWaitsLongest() throws SQLException {
        List<UUID> members = members(5);
        for (UUID member : members) {
            books.sale(FEW_PLACES, member, TODAY, 100_000);
        }
        books.ask("delete from tier_member where member_id = ? returning 1", members.get(1));
        UUID late = books.member(TODAY);
        books.sale(FEW_PLACES, late, TODAY, 100_000);
        String overtaken = books.level(FEW_PLACES, late);

        books.fill(FEW_PLACES, "diamond");

        assertThat(overtaken).isEqualTo("gold");
        assertThat(books.level(FEW_PLACES, members.get(3))).isEqualTo("diamond");
        assertThat(books.level(FEW_PLACES, members.get(4))).isEqualTo("gold");
        assertThat(holders("diamond")).isEqualTo("3");
        assertThat(books.ask("select string_agg(member_id::text, ' ' order by place) from tier_waiting"))
                .isEqualTo(members.get(4) + " " + late);
    }

    @Test
    void whoFallsOntoAFullLevelWaitsForIt() throws SQLException {
        List<UUID> diamonds = members(3);
        List<UUID> golds = members(5);
        for (UUID member : diamonds) {
            books.sale(FEW_PLACES, member, TODAY, 100_000);
        }
        for (UUID member : golds) {
            books.sale(FEW_PLACES, member, TODAY, 100_000);
        }
        books.today(LocalDate.of(2028, 7, 1));
        for (UUID member : golds) {
            books.sale(FEW_PLACES, member, LocalDate.of(2028, 7, 1), 100_000);
        }
        books.today(LocalDate.of(2028, 8, 1));

        books.review(FEW_PLACES, 4);

        assertThat(holders("gold")).isEqualTo("5");
        assertThat(holders("diamond")).isEqualTo("0");
        assertThat(holders("normal")).isEqualTo("3");
    }

    @Test
    void aBenefitIsNeverGrantedMoreOftenThanThePeriodGives() throws Exception {
        UUID member = books.member(TODAY);

        List<String> answers = atOnce(
                (own, number) -> own.use(FEW_PLACES, member, "bath", 3, "month").getString("outcome"));

        assertThat(answers).filteredOn("BENEFIT_GRANTED"::equals).hasSize(3);
        assertThat(answers).filteredOn("BENEFIT_USED_UP"::equals).hasSize(AT_ONCE - 3);
        assertThat(books.ask("select count(*) from tier_benefit_use")).isEqualTo("3");
    }

    @Test
    void theNextMonthHasItsOwnBenefits() throws SQLException {
        UUID member = books.member(TODAY);
        books.today(LocalDate.of(2028, 6, 30));
        books.use(FEW_PLACES, member, "bath", 1, "month");
        String again = books.use(FEW_PLACES, member, "bath", 1, "month").getString("outcome");
        books.today(LocalDate.of(2028, 7, 1));

        String next = books.use(FEW_PLACES, member, "bath", 1, "month").getString("outcome");

        assertThat(again).isEqualTo("BENEFIT_USED_UP");
        assertThat(next).isEqualTo("BENEFIT_GRANTED");
    }

    @Test
    void aSourceThatIsToldManyTimesAtOnceCountsOnce() throws Exception {
        UUID member = books.member(TODAY);
        UUID sale = UUID.randomUUID();

        List<String> answers = atOnce((own, number) ->
                own.count(FEW_PLACES, "sale", sale, member, TODAY, 12_300).getString("outcome"));

        assertThat(answers).filteredOn("COUNTED"::equals).hasSize(1);
        assertThat(books.growth(member)).isEqualTo(123);
        assertThat(books.ask("select spend_fen || ' ' || sales from tier_day")).isEqualTo("12300 1");
    }

    /** Two cards became one and their events came in the other order. */
    @Test
    void aReturnThatComesBeforeItsSaleIsTakenOffIt() throws SQLException {
        UUID member = books.member(TODAY);
        UUID sale = UUID.randomUUID();
        String early =
                books.takeBack(FEW_PLACES, "sale", sale, member, 10_000, 2_500).getString("outcome");

        books.count(FEW_PLACES, "sale", sale, member, TODAY, 10_000);

        assertThat(early).isEqualTo("KEPT");
        assertThat(books.growth(member)).isEqualTo(75);
        assertThat(books.ask("select spend_fen from tier_day")).isEqualTo("7500");
    }

    @Test
    void aReviewOnTwoReplicasAtOnceReviewsEverybodyOnce() throws Exception {
        TierRules rules = Programmes.NURSERY;
        for (UUID member : members(30)) {
            books.sale(rules, member, TODAY, 500_000);
        }
        books.today(LocalDate.of(2028, 8, 2));

        atOnce((own, number) -> {
            own.review(rules, 4);
            return "";
        });

        assertThat(books.ask("select count(*) from tier_change where cause = 'review'"))
                .isEqualTo("30");
        assertThat(books.ask("select count(*) from tier_member where level = 'retail'"))
                .isEqualTo("30");
    }

    private List<UUID> members(int count) throws SQLException {
        List<UUID> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(books.member(TODAY));
        }
        return members;
    }

    private String holders(String level) throws SQLException {
        return books.ask("select count(*) from tier_member where level = ?", level);
    }

    /** Each deed on a connection of its own, all begun at the same moment; the answers by number. */
    private List<String> atOnce(Deed deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                calls.add(() -> {
                    try (TierBooks own = books.again()) {
                        start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                        return deed.in(own, number);
                    }
                });
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS)) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
