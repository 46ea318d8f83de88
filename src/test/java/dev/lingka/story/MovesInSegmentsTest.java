package dev.lingka.story;

import static dev.lingka.story.Redemptions.STAFF;
import static dev.lingka.story.Segments.rule;
import static dev.lingka.story.Segments.saved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What moves beside sales, in segments. One member, in the order of the day:
 *
 * <table>
 * <caption>by hand</caption>
 * <tr><th>what</th><th>earned</th><th>used</th><th>recharged</th><th>balance of points</th></tr>
 * <tr><td>100 points by hand</td><td>100</td><td>0</td><td>0</td><td>100</td></tr>
 * <tr><td>10 taken by hand: neither</td><td>100</td><td>0</td><td>0</td><td>90</td></tr>
 * <tr><td>a mug for 30, cancelled; a coupon for 20</td><td>100</td><td>20</td><td>0</td><td>70</td></tr>
 * <tr><td>¥100 paid in, ¥40 of it paid back</td><td>100</td><td>20</td><td>¥60</td><td>70</td></tr>
 * <tr><td>a sale of ¥40, ¥1 a point, of which ¥10 go back: 40 − ⌊40 × 10 / 40⌋</td>
 *     <td>130</td><td>20</td><td>¥60</td><td>100</td></tr>
 * <tr><td>a sale of ¥25 with the coupon of ¥5: 20</td><td>150</td><td>20</td><td>¥60</td><td>120</td></tr>
 * </table>
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MovesInSegmentsTest {

    private static final String SEGMENTS = STAFF + "segments";
    /** Who waited for the programme, and one more. */
    private static final long OTHERS = 2;

    private static final Map<String, Object> LATELY = Map.of("lastDays", 30);
    private static final Map<String, Object> BEFORE = Map.of("lastDays", 60, "skipDays", 30);

    private final Superuser database;
    private Premises shop;
    private Phone phone;
    private String member;

    MovesInSegmentsTest(Superuser database) {
        this.database = database;
    }

    @Test
    void areCountedOverAnyWindow() {
        live();
        shop.member("什么也没有");
        Story.until(() -> count(rule("everyone", true)) == OTHERS + 1, "all are known");
        Story.until(() -> count(exactly("usedCoupons", 1, null, "from-shop")) == 1, "the coupon is known");
        Story.until(() -> count(exactly("pointsEarned", 150, null)) == 1, "the points are known");

        for (Map<String, Object> window : List.of(LATELY, Map.<String, Object>of("from", "2020-01-01"))) {
            assertThat(count(exactly("pointsEarned", 150, window))).isEqualTo(1);
            assertThat(count(exactly("pointsUsed", 20, window))).isEqualTo(1);
            assertThat(count(exactly("rechargedFen", 6_000, window))).isEqualTo(1);
            assertThat(count(exactly("couponsUsed", 1, window))).isEqualTo(1);
            assertThat(count(exactly("usedCoupons", 1, window, "from-shop"))).isEqualTo(1);
            assertThat(count(exactly("usedCoupons", 0, window, "from-shop"))).isEqualTo(OTHERS);
            assertThat(count(exactly("usedCoupons", 0, window, "another"))).isEqualTo(OTHERS + 1);
        }
        assertThat(count(exactly("points", 120, null))).isEqualTo(1);
        assertThat(count(exactly("pointsUsed", 20, null))).isEqualTo(1);
        assertThat(count(exactly("rechargedFen", 6_000, null))).isEqualTo(1);

        fortyDaysAgo();

        assertThat(count(exactly("pointsEarned", 50, LATELY))).isEqualTo(1);
        assertThat(count(exactly("pointsEarned", 100, BEFORE))).isEqualTo(1);
        assertThat(count(exactly("pointsEarned", 150, null))).isEqualTo(1);
        assertThat(count(exactly("rechargedFen", 0, LATELY))).isEqualTo(OTHERS + 1);
        assertThat(count(exactly("rechargedFen", 6_000, BEFORE))).isEqualTo(1);
        assertThat(count(exactly("couponsUsed", 0, BEFORE))).isEqualTo(OTHERS + 1);
        whyOrWhyNot();
        aRebuildComesToTheSame();
    }

    /** A sale of ¥10 earns 10, the visit 5; when the whole sale goes back, nothing of that day was earned. */
    @Test
    void whatWasTakenBackWasNotEarned() {
        shop = Premises.open(World.underTest());
        ObjectNode programme = Redemptions.programme(shop);
        programme
                .withObject("/points")
                .withArray("others")
                .addObject()
                .put("kind", "visit")
                .put("points", 5);
        Redemptions.publish(shop, "keeper", programme);
        phone = shop.member("来过");
        member = Redemptions.memberOf(phone);
        String sale = phone.buys(shop.as("keeper"), shop.storeId(), 1_000);
        Story.until(() -> count(exactly("pointsEarned", 15, LATELY)) == 1, "sale and visit have earned");

        shop.as("keeper")
                .move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 1_000, "reason", "退货"))
                .expect(201);

        Story.until(() -> count(exactly("pointsEarned", 0, LATELY)) == OTHERS, "both are taken back");
        assertThat(count(exactly("pointsEarned", 0, null))).isEqualTo(OTHERS);
        assertThat(database.number("select count(*) from member_move_day where member_id = '" + member + "'"))
                .isZero();
    }

    private void live() {
        shop = Premises.open(World.underTest());
        shop.hire("cashier");
        ObjectNode programme = Redemptions.programme(shop);
        Redemptions.publish(shop, "keeper", programme);
        phone = Redemptions.memberWith(shop, 100);
        member = Redemptions.memberOf(phone);
        shop.owner()
                .move(STAFF + "members/" + member + "/points/adjustments", Map.of("points", -10, "reason", "记错了"))
                .expect(201);
        String mug = Redemptions.take(phone, "mug").expect(201).text("id");
        shop.owner()
                .move(STAFF + "redemptions/" + mug + "/cancellation", Map.of("reason", "缺货"))
                .expect(200);
        String coupon = Redemptions.take(phone, "five").expect(201).text("couponId");
        recharge();
        String sale = phone.buys(shop.as("cashier"), shop.storeId(), 4_000);
        shop.as("keeper")
                .move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 1_000, "reason", "凉了"))
                .expect(201);
        Map<String, Object> wishes = Map.of("coupons", List.of(coupon), "couponCodes", List.of(), "points", 0);
        Map<String, Object> charge = Map.of(
                "storeId", shop.storeId(), "cardCode", phone.codes().get(0), "totalFen", 2_500, "wishes", wishes);
        shop.as("cashier").move(STAFF + "charges", charge).expect(201);
    }

    private void recharge() {
        Caller cashier = shop.as("cashier");
        cashier.move(STAFF + "shifts", Map.of("storeId", shop.storeId(), "openingCashFen", 10_000))
                .expect(201);
        Map<String, Object> paid = Map.of(
                "cardId",
                phone.cardId(),
                "storeId",
                shop.storeId(),
                "channel",
                "cash",
                "amountFen",
                10_000,
                "termsVersion",
                Premises.TERMS);
        String order =
                cashier.move(STAFF + "counter-recharges", paid).expect(201).text("id");
        Map<String, Object> back = Map.of("amountFen", 4_000, "reason", "充多了", "storeId", shop.storeId());
        cashier.move(STAFF + "counter-recharges/" + order + "/refunds", back).expect(201);
    }

    /** What was given by hand and what was paid in move forty days back in their owners' books. */
    private void fortyDaysAgo() {
        database.run("update points_adjustment set day = day - 40 where member_id = '" + member + "'");
        database.run("update recharge_order set paid_at = paid_at - interval '40 days' where member_id = '" + member
                + "' and state = 'paid'");
        FactRebuilds.run(shop.owner());
    }

    /** 50 of the 100 that the rule asks for. The member came by on one day, which is one of the seven. */
    private void whyOrWhyNot() {
        List<String> week = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        Map<String, Object> any = Map.of("days", week, "percent", 100, "window", LATELY);
        Map<String, Object> rule = rule(
                "all",
                List.of(
                        rule("pointsEarned", Map.of("atLeast", 100, "window", LATELY)),
                        rule("usedCoupons", Map.of("templates", List.of("from-shop"))),
                        rule("visitDays", any)));
        String place = SEGMENTS + "/"
                + shop.owner().post(SEGMENTS, saved("积分", rule)).expect(201).text("id") + "/members/" + member
                + "/explanation";

        assertThat(told(place, "en").text("says"))
                .isEqualTo("not in, because: not met: points earned in the last 30 days: at least 100 (found: 50)");
        Exchange told = told(place, "zh");
        assertThat(told.text("says")).isEqualTo("不在人群中，因为：未满足“近 30 天获得的积分至少 100（实际 50）”");
        assertThat(told.at("/conditions/2/says").asText()).isEqualTo("用过 from-shop 的张数至少 1");
        assertThat(told.at("/conditions/2/found").asText()).isEqualTo("1");
        assertThat(told.at("/conditions/3/says").asText()).isEqualTo("近 30 天周一、周二、周三、周四、周五、周六、周日到店的比例至少 100%");
        assertThat(told.at("/conditions/3/found").asText()).isEqualTo("100%");
    }

    private Exchange told(String place, String language) {
        return shop.owner()
                .send("GET", place, Map.of("Accept-Language", language), null)
                .expect(200);
    }

    private void aRebuildComesToTheSame() {
        String moves = "select d::text from member_move_day d where member_id = '" + member + "' order by day";
        List<String> followed = database.column(moves);
        database.run("update member_move_day set points_used = 999, coupons = '{x,y}' where member_id = '" + member
                + "'; insert into member_move_day (merchant_id, member_id, day, points_earned)"
                + " select merchant_id, member_id, '2001-01-01', 5 from member_fact where member_id = '" + member
                + "'");
        FactRebuilds.run(shop.owner());

        assertThat(database.column(moves)).isEqualTo(followed).hasSizeBetween(2, 3);
    }

    private static Map<String, Object> exactly(String name, long amount, Object window, String... templates) {
        Map<String, Object> asked = new HashMap<>(Map.of("atLeast", amount, "atMost", amount));
        if (window != null) {
            asked.put("window", window);
        }
        if (templates.length > 0) {
            asked.put("templates", List.of(templates));
        }
        return rule(name, asked);
    }

    private long count(Object rule) {
        return shop.owner()
                .post(STAFF + "segment-counts", Map.of("rule", rule))
                .expect(200)
                .at("/count")
                .asLong();
    }
}
