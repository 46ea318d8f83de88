package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.points.PointsWorld.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expiry of all members, batch by batch, as the job runs it. */
class PointsExpiryTest {

    private static final String JOB = "points-expiry";
    private static final LocalDate TODAY = LocalDate.of(2027, 12, 1);
    private static final LocalDate YEAR_END = LocalDate.of(2027, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2028, 1, 1);
    private static final int MEMBERS = 25;

    private static PointsWorld world;
    private int merchant;
    private long fencing;

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
        world.setDay(TODAY);
        merchant = world.merchant();
        takeLease();
    }

    @AfterEach
    void booksAreSound() {
        world.requireSound();
    }

    @Test
    void aRunThatIsCutAnywhereGoesOnAndEndsEachPointOnce() {
        members(MEMBERS);
        world.setDay(NEW_YEAR);

        assertThat(expireNext(10)).isEqualTo(10);
        takeLease();
        assertThat(expireNext(10)).isEqualTo(10);
        takeLease();
        assertThat(expireNext(10)).isEqualTo(5);
        assertThat(expireNext(10)).isZero();

        assertThat(count("select count(*) from outbox_event where type = 'PointsExpired' and merchant_id = ?"))
                .isEqualTo(MEMBERS);
        assertThat(count("select sum(amount) from ledger_entry where counter = 'points_expired' and merchant_id = ?"))
                .isEqualTo(MEMBERS * 10L);
    }

    @Test
    void whoLostTheLeaseEndsNothing() {
        members(1);
        world.setDay(NEW_YEAR);
        long before = fencing;
        takeLease();
        fencing = before;

        assertThatThrownBy(() -> expireNext(10)).hasMessageContaining("is over");

        assertThat(count("select sum(left_points) from points_lot where merchant_id = ?"))
                .isEqualTo(10);
    }

    @Test
    void thoseWhoseDayHasNotPassedAreLeftAlone() {
        members(3);
        world.setDay(YEAR_END);

        assertThat(expireNext(10)).isZero();
    }

    /** Two lots end on one day and one later: one notice for the day, once, and another when the later comes near. */
    @Test
    void aNoticeGoesOutOnceForEachLastDay() {
        UUID member = world.member(merchant);
        earn(member, 10, YEAR_END);
        earn(member, 5, YEAR_END);
        earn(member, 3, LocalDate.of(2028, 2, 29));

        noticeNext();
        noticeNext();
        assertThat(notices()).isEqualTo("15 2027-12-31 false");
        world.setDay(LocalDate.of(2028, 1, 30));
        noticeNext();

        assertThat(notices()).isEqualTo("15 2027-12-31 false, 3 2028-02-29 false");
    }

    @Test
    void aLapseIsToldOnceAndAgainAfterTheNextSale() {
        UUID member = world.member(merchant);
        lapsing(member, YEAR_END);
        noticeNext();
        noticeNext();
        lapsing(member, LocalDate.of(2028, 2, 29));
        world.setDay(LocalDate.of(2028, 2, 1));

        noticeNext();

        assertThat(notices()).isEqualTo("4 2027-12-31 true, 8 2028-02-29 true");
    }

    @Test
    void whatWasSpentIsNotTold() {
        UUID member = world.member(merchant);
        earn(member, 10, YEAR_END);
        world.caller().spend(merchant, member, UUID.randomUUID(), 10);

        assertThat(noticeNext()).isZero();
    }

    @Test
    void takingsThatAreNotCoveredTakeNothingFromAnybody() {
        UUID rich = world.member(merchant);
        UUID poor = world.member(merchant);
        earn(rich, 10, null);
        earn(poor, 9, null);
        JsonArray takes = new JsonArray().add(taking(rich)).add(taking(poor));
        String posting = "{\"kind\":\"points_expiry\",\"sourceKind\":\"member\",\"actor\":\"system\","
                + "\"counter\":\"points_expired\",\"asset\":\"points\"}";

        assertThatThrownBy(() -> world.caller()
                        .call(
                                merchant,
                                "to_jsonb(ledger_take_each(?, ?::jsonb, ?::jsonb)::text)",
                                merchant,
                                posting,
                                takes.encode()))
                .hasMessageContaining("only 1 of 2 takings are covered");

        assertThat(count("select sum(balance) from ledger_account where merchant_id = ?"))
                .isEqualTo(19);
    }

    private static JsonObject taking(UUID member) {
        return new JsonObject()
                .put("holder", member.toString())
                .put("amount", 10)
                .put("key", "taking:" + member);
    }

    private void members(int count) {
        for (int i = 0; i < count; i++) {
            earn(world.member(merchant), 10, YEAR_END);
        }
    }

    private void earn(UUID member, long points, LocalDate lastDay) {
        world.caller().earn(merchant, member, UUID.randomUUID(), TODAY, Earn.points(points, lastDay));
    }

    private void lapsing(UUID member, LocalDate after) {
        world.caller()
                .earn(merchant, member, UUID.randomUUID(), TODAY, Earn.points(4).put("lapsesAfter", after.toString()));
    }

    private void takeLease() {
        fencing = Long.parseLong(world.ask(
                "insert into job_lease values (?, ?, 1, now()) on conflict (name) do update"
                        + " set fencing = job_lease.fencing + 1 returning fencing",
                JOB,
                UUID.randomUUID()));
    }

    private long expireNext(int limit) {
        return members("points_expire_next(?, ?, ?, ?)", JOB, fencing, merchant, limit);
    }

    private long noticeNext() {
        return members("points_notice_next(?, ?, ?, ?, ?)", JOB, fencing, merchant, 30, 100);
    }

    private long members(String function, Object... parameters) {
        try (Caller jobs = world.jobs()) {
            return jobs.call(merchant, "jsonb_build_object('members', " + function + ")", parameters)
                    .getLong("members");
        }
    }

    private String notices() {
        return world.ask(
                "select string_agg(concat_ws(' ', payload ->> 'points', payload ->> 'lastDay', payload ->> 'lapse'),"
                        + " ', ' order by id) from outbox_event where type = 'PointsExpiring' and merchant_id = ?",
                merchant);
    }

    private long count(String sql) {
        return Long.parseLong(world.ask(sql, merchant));
    }
}
