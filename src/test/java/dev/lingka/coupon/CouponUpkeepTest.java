package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notice and expiry: once each, also when a run is killed in the middle, and never by one who lost the lease. */
class CouponUpkeepTest {

    private static final String JOB = "coupon-upkeep";

    private CouponBench bench;

    @BeforeEach
    void open() {
        bench = new CouponBench();
        lease(1);
    }

    @AfterEach
    void close() {
        CouponInvariants.hold(bench);
        bench.close();
    }

    @Test
    void eachIsToldOfAndEndedOnceThoughARunIsKilledInTheMiddle() throws SQLException {
        UUID member = bench.member();
        IntStream.range(0, 25).forEach(i -> bench.piece(CouponBench.template("monthly"), member));

        bench.shift("29 days");
        killedAfter("coupon_remind", 10);
        int told = drain("coupon_remind", 10);
        bench.shift("32 days");
        killedAfter("coupon_expire", 10);
        int ended = drain("coupon_expire", 10);

        assertThat(told).isEqualTo(25);
        assertThat(ended).isEqualTo(25);
        assertThat(events("CouponExpiring")).isEqualTo(25);
        assertThat(events("CouponExpired")).isEqualTo(25);
        assertThat(bench.number("select count(*) from coupon where state = 'expired'"))
                .isEqualTo(25);
    }

    @Test
    void twoReplicasDoItOnce() {
        UUID member = bench.member();
        IntStream.range(0, 40).forEach(i -> bench.piece(CouponBench.template("monthly"), member));
        bench.shift("40 days");

        List<Callable<Integer>> replicas = List.of(() -> drain("coupon_expire", 7), () -> drain("coupon_expire", 7));
        int ended =
                bench.atOnce(2, replicas).stream().mapToInt(Integer::intValue).sum();

        assertThat(ended).isEqualTo(40);
        assertThat(events("CouponExpired")).isEqualTo(40);
    }

    @Test
    void whoLostTheLeaseEndsNothing() {
        UUID coupon = bench.piece(CouponBench.template("monthly"), bench.member());
        bench.shift("40 days");
        lease(2);

        assertThatThrownBy(() -> batch("coupon_expire", 10)).hasMessageContaining("is over");

        assertThat(bench.state(coupon)).isEqualTo("live");
    }

    @Test
    void noNoticeIsGivenOfWhatIsUsedOrGoodForLessThanTheNotice() throws SQLException {
        UUID member = bench.member();
        UUID used = bench.piece(CouponBench.template("monthly"), member);
        bench.redeem(used, member, UUID.randomUUID(), 500);
        bench.piece(CouponBench.template("today", rolling(0)), member);

        bench.shift("29 days");
        drain("coupon_remind", 10);

        assertThat(events("CouponExpiring")).isZero();
    }

    @Test
    void aGiftThatNobodyTookIsTheGiversAgain() throws SQLException {
        UUID giver = bench.member();
        JsonObject gift = CouponBench.template("gift", new JsonObject().put("transferable", true));
        UUID coupon = bench.piece(gift, giver);
        bench.call(
                "coupon_offer",
                new JsonObject()
                        .put("transferId", UUID.randomUUID().toString())
                        .put("couponId", coupon.toString())
                        .put("memberId", giver.toString())
                        .put("tokenHash", "hash")
                        .put("offerDays", 7));

        bench.shift("8 days");
        drain("coupon_lapse", 10);

        assertThat(bench.state(coupon)).isEqualTo("live");
        assertThat(bench.redeem(coupon, giver, UUID.randomUUID(), 500)).isNull();
    }

    /** Thirty days from 30 January 2028 on end with 29 February: a leap year. */
    @Test
    void whatRanOutIsRefusedBeforeAnyWorkerComesBy() {
        UUID member = bench.member();
        shiftTo("2028-01-30 12:00+08");
        UUID coupon = bench.piece(CouponBench.template("monthly"), member);

        shiftTo("2028-02-29 23:59:59+08");
        boolean goodAtTheEnd = bench.number("select count(*) from coupon where valid_until > app_now()") == 1;
        shiftTo("2028-03-01 00:00:01+08");
        JsonObject refused = bench.redeem(coupon, member, UUID.randomUUID(), 500);

        assertThat(goodAtTheEnd).isTrue();
        assertThat(refused.getString("outcome")).isEqualTo("COUPON_EXPIRED");
    }

    /** A voucher of a Tuesday's receipt is good on the Tuesday after, and on no other day. */
    @Test
    void aMemberDaysVoucherIsGoodOnThatDayAlone() {
        UUID member = bench.member();
        JsonObject tuesday = CouponBench.template(
                "tuesday",
                new JsonObject()
                        .put(
                                "validity",
                                new JsonObject().put("nextMemberDay", new JsonObject().put("weekday", "tuesday"))));
        shiftTo("2026-12-29 20:00+08");
        UUID coupon = bench.piece(tuesday, member);

        JsonObject sameDay = bench.redeem(coupon, member, UUID.randomUUID(), 500);
        shiftTo("2027-01-04 23:59+08");
        JsonObject monday = bench.redeem(coupon, member, UUID.randomUUID(), 500);
        shiftTo("2027-01-05 00:01+08");
        JsonObject nextTuesday = bench.redeem(coupon, member, UUID.randomUUID(), 500);

        assertThat(sameDay.getString("outcome")).isEqualTo("COUPON_NOT_YET_VALID");
        assertThat(monday.getString("outcome")).isEqualTo("COUPON_NOT_YET_VALID");
        assertThat(nextTuesday).isNull();
    }

    @Test
    void aRefundAfterTheEndTakesTheCostBackButDoesNotReviveThePiece() {
        UUID member = bench.member();
        UUID coupon = bench.piece(CouponBench.template("monthly"), member);
        UUID sale = UUID.randomUUID();
        bench.redeem(coupon, member, sale, 500);

        bench.shift("40 days");
        JsonObject back = bench.giveBack(sale);

        assertThat(back.getJsonArray("coupons")).isEmpty();
        assertThat(bench.state(coupon)).isEqualTo("used");
        assertThat(bench.costFen()).isZero();
    }

    private static JsonObject rolling(int days) {
        return new JsonObject().put("validity", new JsonObject().put("rolling", new JsonObject().put("days", days)));
    }

    private void lease(int fencing) {
        bench.run("delete from job_lease");
        bench.run("insert into job_lease values (?, gen_random_uuid(), ?, now() + interval '1 hour')", JOB, (long)
                fencing);
    }

    private void shiftTo(String moment) {
        bench.run("update app_clock set offset_by = cast(? as timestamptz) - now()", moment);
    }

    private int drain(String function, int limit) throws SQLException {
        int sum = 0;
        int done = limit;
        while (done == limit) {
            done = batch(function, limit);
            sum += done;
        }
        return sum;
    }

    private int batch(String function, int limit) throws SQLException {
        try (Connection connection = bench.database.jobs()) {
            return batch(connection, function, limit);
        }
    }

    /** The batch is done and its commit never comes. */
    private void killedAfter(String function, int limit) throws SQLException {
        try (Connection connection = bench.database.jobs()) {
            connection.setAutoCommit(false);
            assertThat(batch(connection, function, limit)).isEqualTo(limit);
            connection.rollback();
        }
    }

    private static int batch(Connection connection, String function, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + function + "(?, 1, ?)")) {
            statement.setString(1, JOB);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private long events(String type) {
        return bench.number("select count(*) from outbox_event where type = ?", type);
    }
}
