package dev.lingka.coupon;

import static dev.lingka.coupon.CouponRefusal.BELOW_MINIMUM;
import static dev.lingka.coupon.CouponRefusal.EXPIRED;
import static dev.lingka.coupon.CouponRefusal.GOODS_MISSING;
import static dev.lingka.coupon.CouponRefusal.NOTHING_OFF;
import static dev.lingka.coupon.CouponRefusal.NOT_FIRST_SALE;
import static dev.lingka.coupon.CouponRefusal.NOT_YET_VALID;
import static dev.lingka.coupon.CouponRefusal.OTHER_GOODS;
import static dev.lingka.coupon.CouponRefusal.OTHER_HOURS;
import static dev.lingka.coupon.CouponRefusal.OTHER_STORE;
import static dev.lingka.coupon.CouponRefusal.OTHER_TIER;
import static dev.lingka.coupon.CouponRefusal.OTHER_WEEKDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.coupon.CouponBasket.Line;
import dev.lingka.coupon.CouponWorth.Refused;
import dev.lingka.coupon.CouponWorth.Worth;
import dev.lingka.merchant.programme.Weekday;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What coupons take off, worked out by hand. */
class CouponWorthTest {

    private static final UUID STORE = UUID.randomUUID();
    /** A Tuesday, half past eleven in Shanghai. */
    private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 11, 30, 0, 0, ZoneId.of("Asia/Shanghai"));

    private static final Line TEA = new Line("T-1", "tea", 1_800);
    private static final Line CAKE = new Line("C-1", "cake", 2_600);
    private static final Line TOWEL = new Line("W-1", "gift", 990);

    private static CouponBasket sale(long totalFen, Line... lines) {
        return new CouponBasket(STORE, TUESDAY, "silver", false, totalFen, List.of(lines));
    }

    private static CouponWorth worth(CouponKind kind, CouponValue value, CouponConditions conditions, CouponBasket of) {
        return CouponWorth.of(Templates.of(kind, value, conditions), of);
    }

    private static Refused no(CouponRefusal reason) {
        return new Refused(reason);
    }

    private static Worth off(long fen, Integer... lines) {
        return new Worth(fen, List.of(lines));
    }

    @Test
    void cashTakesOffWhatItSaysAndNeverMoreThanTheSale() {
        CouponTemplate five = Templates.cash(500, null);

        assertThat(CouponWorth.of(five, sale(6_800))).isEqualTo(off(500));
        assertThat(CouponWorth.of(five, sale(320))).isEqualTo(off(320));
        assertThat(CouponWorth.of(five, sale(0))).isEqualTo(no(NOTHING_OFF));
    }

    @Test
    void theMinimumIsReachedToTheFen() {
        CouponTemplate five = Templates.cash(500, Templates.minimum(6_800));

        assertThat(CouponWorth.of(five, sale(6_800))).isEqualTo(off(500));
        assertThat(CouponWorth.of(five, sale(6_799))).isEqualTo(no(BELOW_MINIMUM));
    }

    /** 12 % of ¥33.33 is ¥3.9996: the member gets the fraction. */
    @ParameterizedTest
    @CsvSource({"8800, 3333, 400", "8800, 2500, 300", "9000, 1, 1", "5000, 3, 2", "1, 10000, 9999"})
    void percentRoundsInTheMembersFavour(int payBasisPoints, long totalFen, long offFen) {
        CouponValue share = Templates.percent(payBasisPoints, null);

        assertThat(worth(CouponKind.PERCENT, share, null, sale(totalFen))).isEqualTo(off(offFen));
    }

    @Test
    void percentStopsAtItsCap() {
        CouponValue half = Templates.percent(5_000, 3_000L);

        assertThat(worth(CouponKind.PERCENT, half, null, sale(5_000))).isEqualTo(off(2_500));
        assertThat(worth(CouponKind.PERCENT, half, null, sale(50_000))).isEqualTo(off(3_000));
    }

    @Test
    void goodsThatItIsForAreCountedAlone() {
        CouponConditions cakes = Templates.goods(2_600, List.of("cake"), List.of("C-9"));

        assertThat(worth(CouponKind.PERCENT, Templates.percent(9_000, null), cakes, sale(4_400, TEA, CAKE)))
                .isEqualTo(off(260, 1));
        assertThat(CouponWorth.of(Templates.cash(3_000, cakes), sale(4_400, TEA, CAKE)))
                .isEqualTo(off(2_600, 1));
        assertThat(CouponWorth.of(Templates.cash(300, cakes), sale(1_800, TEA))).isEqualTo(no(OTHER_GOODS));
        assertThat(CouponWorth.of(Templates.cash(300, cakes), sale(9_000))).isEqualTo(no(OTHER_GOODS));
        assertThat(CouponWorth.of(Templates.cash(300, cakes), sale(9_000, new Line("C-9", null, 2_599), TEA)))
                .isEqualTo(no(BELOW_MINIMUM));
    }

    @Test
    void anExchangePaysForOnePieceTheDearestThatFits() {
        CouponValue drink = Templates.thing(null, null, "T-1", "T-2");
        Line three = new Line("T-2", "tea", new BigDecimal(3), 6_100);

        assertThat(worth(CouponKind.EXCHANGE, drink, null, sale(4_400, CAKE, TEA)))
                .isEqualTo(off(1_800, 1));
        assertThat(worth(CouponKind.EXCHANGE, drink, null, sale(7_900, TEA, three)))
                .isEqualTo(off(2_034, 1));
        assertThat(worth(CouponKind.EXCHANGE, drink, null, sale(2_600, CAKE))).isEqualTo(no(GOODS_MISSING));
        assertThat(worth(CouponKind.EXCHANGE, Templates.thing(1_500L, null, "T-1"), null, sale(1_800, TEA)))
                .isEqualTo(off(1_500, 0));
    }

    /** From ¥19 of other things on, a towel of ¥9.90 for ¥1. */
    @Test
    void anAddOnCostsItsOwnPriceBesideEnoughOfOtherThings() {
        CouponValue towel = Templates.thing(null, 100L, "W-1");
        CouponConditions nineteen = Templates.minimum(1_900);

        assertThat(worth(CouponKind.ADD_ON, towel, nineteen, sale(3_590, CAKE, TOWEL)))
                .isEqualTo(off(890, 1));
        assertThat(worth(CouponKind.ADD_ON, towel, nineteen, sale(2_790, TEA, TOWEL)))
                .isEqualTo(no(BELOW_MINIMUM));
        assertThat(worth(CouponKind.ADD_ON, towel, nineteen, sale(2_600, CAKE))).isEqualTo(no(GOODS_MISSING));
        assertThat(worth(CouponKind.ADD_ON, Templates.thing(null, 990L, "W-1"), null, sale(3_590, CAKE, TOWEL)))
                .isEqualTo(no(NOTHING_OFF));
    }

    @Test
    void aGiftIsTakenOffWhereItStandsOnALineAndElseHandedOver() {
        CouponValue towel = Templates.thing(null, null, "W-1");
        CouponConditions twentySix = Templates.minimum(2_600);

        assertThat(worth(CouponKind.GIFT, towel, twentySix, sale(3_590, CAKE, TOWEL)))
                .isEqualTo(off(990, 1));
        assertThat(worth(CouponKind.GIFT, towel, twentySix, sale(2_600, CAKE))).isEqualTo(off(0));
        assertThat(worth(CouponKind.GIFT, towel, twentySix, sale(2_599))).isEqualTo(no(BELOW_MINIMUM));
    }

    @Test
    void deliveryTakesTheFeeOffAndTheFeeDoesNotCount() {
        CouponValue fee = Templates.thing(600L, null, "D-1");
        Line delivery = new Line("D-1", "delivery", 800);

        assertThat(worth(CouponKind.DELIVERY, fee, Templates.minimum(2_600), sale(3_400, CAKE, delivery)))
                .isEqualTo(off(600, 1));
        assertThat(worth(CouponKind.DELIVERY, fee, Templates.minimum(2_601), sale(3_400, CAKE, delivery)))
                .isEqualTo(no(BELOW_MINIMUM));
        assertThat(worth(CouponKind.DELIVERY, fee, null, sale(2_600, CAKE))).isEqualTo(no(GOODS_MISSING));
    }

    @Test
    void placeMemberAndTimeMustFit() {
        CouponBasket sale = sale(6_800);
        List<CouponHours> lunch = List.of(new CouponHours("11:30", "14:00"), new CouponHours("22:00", "24:00"));

        assertThat(CouponWorth.of(Templates.cash(500, Templates.stores(UUID.randomUUID())), sale))
                .isEqualTo(no(OTHER_STORE));
        assertThat(CouponWorth.of(Templates.cash(500, Templates.stores(STORE)), sale))
                .isEqualTo(off(500));
        assertThat(CouponWorth.of(Templates.cash(500, Templates.people(List.of("gold"), null)), sale))
                .isEqualTo(no(OTHER_TIER));
        assertThat(CouponWorth.of(Templates.cash(500, Templates.people(null, true)), sale))
                .isEqualTo(no(NOT_FIRST_SALE));
        assertThat(CouponWorth.of(Templates.cash(500, Templates.times(List.of(Weekday.SATURDAY), null)), sale))
                .isEqualTo(no(OTHER_WEEKDAY));
        assertThat(CouponWorth.of(Templates.cash(500, Templates.times(List.of(Weekday.TUESDAY), lunch)), sale))
                .isEqualTo(off(500));
    }

    @ParameterizedTest
    @CsvSource({"11:29, false", "11:30, true", "13:59, true", "14:00, false", "22:00, true", "23:59, true"})
    void hoursBeginWithTheirFirstMinuteAndEndBeforeTheirLast(String time, boolean good) {
        List<CouponHours> hours = List.of(new CouponHours("11:30", "14:00"), new CouponHours("22:00", "24:00"));
        CouponBasket sale =
                new CouponBasket(STORE, TUESDAY.with(LocalTime.parse(time)), "silver", false, 6_800, List.of());

        CouponWorth worth = CouponWorth.of(Templates.cash(500, Templates.times(null, hours)), sale);

        assertThat(worth).isEqualTo(good ? off(500) : no(OTHER_HOURS));
    }

    @Test
    void aPieceIsGoodFromItsFirstMomentToBeforeItsEnd() {
        Instant now = TUESDAY.toInstant();

        assertThat(CouponWorth.of(held(now, now.plusSeconds(1)), sale(6_800))).isEqualTo(off(500));
        assertThat(CouponWorth.of(held(now.minusSeconds(9), now), sale(6_800))).isEqualTo(no(EXPIRED));
        assertThat(CouponWorth.of(held(now.plusSeconds(1), now.plusSeconds(9)), sale(6_800)))
                .isEqualTo(no(NOT_YET_VALID));
    }

    private static HeldCoupon held(Instant from, Instant until) {
        return new HeldCoupon(UUID.randomUUID(), UUID.randomUUID(), Templates.cash(500, null), from, until);
    }
}
