package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the functions of points answer, one by one; the figures are worked out by hand. */
class PointsFunctionsTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);
    private static final LocalDate YEAR_END = LocalDate.of(2028, 12, 31);

    private static PointsWorld world;
    private int merchant;
    private UUID member;

    @BeforeAll
    static void open() {
        world = new PointsWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.setDay(LEAP_DAY);
        merchant = world.merchant();
        member = world.member(merchant);
    }

    @AfterEach
    void booksAreSound() {
        world.requireSound();
    }

    /** ¥60 + ¥60 on one day are ¥120: 1 point, ¥20 dropped at midnight; ¥80 on the next day are nothing. */
    @Test
    void receiptsOfOneDayAddUpAndTheRestIsDropped() {
        assertThat(earn(UUID.randomUUID(), Earn.perHundredYuan(6_000))).isZero();
        assertThat(earn(UUID.randomUUID(), Earn.perHundredYuan(6_000))).isEqualTo(1);
        begin(LEAP_DAY.plusDays(1));
        assertThat(earn(UUID.randomUUID(), Earn.perHundredYuan(8_000))).isZero();
    }

    /** ¥99 bought and given back leave nothing behind that ¥1 could complete to a point. */
    @Test
    void whatWasGivenBackDoesNotCompleteAPoint() {
        UUID sale = UUID.randomUUID();
        earn(sale, Earn.perHundredYuan(9_900));

        refund(sale, 9_900, 0, 9_900);

        assertThat(earn(UUID.randomUUID(), Earn.perHundredYuan(100))).isZero();
        assertThat(earn(UUID.randomUUID(), Earn.perHundredYuan(9_900))).isEqualTo(1);
    }

    /** 100 earned, 80 spent, all given back: 20 leave the balance, 80 are owed, and the next 90 leave 10. */
    @Test
    void spentPointsOfARefundedSaleAreOwedAndTheNextEarningPaysThem() {
        UUID sale = UUID.randomUUID();
        earn(sale, Earn.points(100));
        world.caller().spend(merchant, member, UUID.randomUUID(), 80);

        JsonObject back = refund(sale, 100, 0, 100);
        JsonObject next = world.caller().earn(merchant, member, UUID.randomUUID(), LEAP_DAY, Earn.points(90));

        assertThat(back.encode()).isEqualTo("{\"debtPoints\":80,\"returnedPoints\":0,\"takenBackPoints\":20}");
        assertThat(next.getMap())
                .containsEntry("points", 90)
                .containsEntry("debtPaid", 80)
                .containsEntry("balance", 10);
    }

    @Test
    void nothingIsOwedWhereTheRuleWaivesIt() {
        UUID sale = UUID.randomUUID();
        earn(sale, Earn.points(100).put("debt", "waive"));
        world.caller().spend(merchant, member, UUID.randomUUID(), 80);

        JsonObject back = refund(sale, 100, 0, 100);

        assertThat(back.getLong("takenBackPoints")).isEqualTo(20);
        assertThat(world.caller().balance(merchant, member).getLong("debtPoints"))
                .isZero();
    }

    /** 10 spent for a sale of 300 fen in three parts: 3, 3, 4. */
    @Test
    void spentPointsComeBackInProportionAndNeverMoreInSum() {
        earn(UUID.randomUUID(), Earn.points(10));
        UUID sale = UUID.randomUUID();
        world.caller().spend(merchant, member, sale, 10);

        assertThat(refund(sale, 300, 0, 100).getLong("returnedPoints")).isEqualTo(3);
        assertThat(refund(sale, 300, 100, 100).getLong("returnedPoints")).isEqualTo(3);
        assertThat(refund(sale, 300, 200, 100).getLong("returnedPoints")).isEqualTo(4);
        assertThat(refund(sale, 300, 300, 100).getLong("returnedPoints")).isZero();
    }

    /** Paid with points alone, the sale comes to 0 fen: all come back with it. */
    @Test
    void aSaleThatPointsPaidAloneGivesThemAllBack() {
        earn(UUID.randomUUID(), Earn.points(10));
        UUID sale = UUID.randomUUID();
        world.caller().spend(merchant, member, sale, 10);

        assertThat(refund(sale, 0, 0, 0).getLong("returnedPoints")).isEqualTo(10);
    }

    /** Spent on 29 February with 10 days left, given back in May: they live 10 days more. */
    @Test
    void pointsThatEndedMeanwhileComeBackForAsLongAsTheyHadLeft() {
        earn(UUID.randomUUID(), Earn.points(10, LEAP_DAY.plusDays(10)));
        UUID sale = UUID.randomUUID();
        world.caller().spend(merchant, member, sale, 10);
        LocalDate may = LocalDate.of(2028, 5, 1);
        begin(may);

        refund(sale, 100, 0, 100);

        assertThat(world.caller().balance(merchant, member).getJsonArray("endings"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("lastDay", may.plusDays(10).toString())
                                .put("points", 10)));
    }

    @Test
    void pointsLiveUntilTheEndOfTheirLastDay() {
        earn(UUID.randomUUID(), Earn.points(7, YEAR_END));
        begin(YEAR_END);
        assertThat(points()).isEqualTo(7);

        begin(YEAR_END.plusDays(1));

        assertThat(points()).isZero();
        assertThat(world.caller().spend(merchant, member, UUID.randomUUID(), 1).getLong("points"))
                .isZero();
        assertThat(events("PointsExpired")).isEqualTo("7");
    }

    @Test
    void allLapsesWithoutASaleAndASaleKeepsIt() {
        JsonObject earn = Earn.points(5).put("lapsesAfter", "2028-08-29");
        earn(UUID.randomUUID(), earn);
        begin(LocalDate.of(2028, 8, 29));
        earn(UUID.randomUUID(), earn.copy().put("lapsesAfter", "2029-02-28"));
        begin(LocalDate.of(2029, 2, 28));
        assertThat(points()).isEqualTo(10);

        begin(LocalDate.of(2029, 3, 1));

        assertThat(points()).isZero();
    }

    @Test
    void aMergeMovesLotsDebtAndRests() {
        UUID into = world.member(merchant);
        UUID sale = UUID.randomUUID();
        earn(sale, Earn.points(50, YEAR_END));
        earn(UUID.randomUUID(), Earn.perHundredYuan(6_000));
        world.caller().earn(merchant, into, UUID.randomUUID(), LEAP_DAY, Earn.points(8));

        world.caller()
                .call(
                        merchant,
                        "jsonb_build_object('points', points_merge(?, 'staff:1', ?, ?))",
                        merchant,
                        member,
                        into);
        world.ask(
                "update member set status = 'merged', merged_into = ?, ended_at = app_now() where id = ? returning id",
                into,
                member);

        assertThat(points()).isZero();
        assertThat(world.caller().balance(merchant, into).getLong("points")).isEqualTo(58);
        assertThat(world.caller()
                        .earn(merchant, into, UUID.randomUUID(), LEAP_DAY, Earn.perHundredYuan(4_000))
                        .getLong("points"))
                .isEqualTo(1);
        assertThat(refund(sale, 50, 0, 50).getLong("takenBackPoints")).isEqualTo(50);
        assertThat(world.caller().balance(merchant, into).getLong("points")).isEqualTo(9);
    }

    @Test
    void aNegativeSpendingIsTheCallersMistake() {
        assertThatThrownBy(() -> world.caller().spend(merchant, member, UUID.randomUUID(), -1))
                .hasMessageContaining("spends -1 points");
    }

    private long earn(UUID sale, JsonObject earn) {
        LocalDate day = LocalDate.parse(world.ask("select points_day(?)", merchant));
        return world.caller().earn(merchant, member, sale, day, earn).getLong("points");
    }

    private JsonObject refund(UUID sale, long total, long before, long amount) {
        return world.caller().refund(merchant, member, sale, UUID.randomUUID(), total, before, amount);
    }

    private long points() {
        return world.caller().balance(merchant, member).getLong("points");
    }

    private static void begin(LocalDate day) {
        world.setDay(day);
    }

    private String events(String type) {
        return world.ask(
                "select string_agg(payload ->> 'points', ', ' order by id) from outbox_event"
                        + " where type = ? and payload ->> 'memberId' = ?",
                type,
                member.toString());
    }
}
