package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.lingka.coupon.CouponService;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A sale with everything on it, worked out by hand. Members pay 95 % of tea; tobacco is never cheaper. The coupon takes
 * ¥5 off from ¥20 on, and points pay up to half: 100 points are ¥1. A yuan paid earns a point, the rest below it is
 * dropped.
 *
 * <pre>
 * tea      2 × ¥20.01  = ¥40.02   95 % = 38.019 → ¥38.01   (2.01 off)
 * tobacco  1 × ¥10.00  = ¥10.00                   ¥10.00
 * list                   ¥50.02           due     ¥48.01
 * coupon                                  − 5.00  ¥43.01
 * points   300 held, half is 2150 fen     − 3.00  ¥40.01
 * earns                                   40 points
 * </pre>
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class PricedChargeTest {

    private static final String CHARGES = "/api/v1/staff/charges";
    private static final String QUOTES = "/api/v1/staff/quotes";
    private static final List<Map<String, Object>> LINES = List.of(
            Map.of("sku", "tea-1", "name", "普洱", "quantity", 2, "amountFen", 4_002, "productClass", "tea"),
            Map.of("name", "香烟", "amountFen", 1_000, "productClass", "tobacco"));

    private final AgroalDataSource database;
    private final CouponService coupons;
    private TillWorld world;
    private Member member;

    PricedChargeTest(AgroalDataSource database, CouponService coupons) {
        this.database = database;
        this.coupons = coupons;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
        world.merchant().hire("manager", "manager");
        world.merchant().publish(programme(10_000));
        member = world.member(10_000, 0);
        world.points(member, 300);
        inForce("tier_discount");
    }

    /** A publication is seen within two seconds. */
    private void inForce(String effect) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!quote(Map.of()).<List<String>>path("effects.kind").equals(List.of(effect))) {
            assertThat(System.nanoTime()).as("the programme comes into force").isLessThan(end);
        }
    }

    private static Map<String, Object> programme(int dayBasisPoints) {
        return Map.of(
                "tiers",
                        Map.of(
                                "levels",
                                List.of(Map.of("code", "friend", "name", name("茶友"), "discountBasisPoints", 9_500))),
                "points",
                        Map.of(
                                "rates", List.of(Map.of("code", "yuan", "points", 1, "perFen", 100)),
                                "cash", Map.of("points", 100, "fen", 100, "maxShareBasisPoints", 5_000)),
                "coupons",
                        Map.of(
                                "templates",
                                List.of(cash("five-off", "五元券", 500, 2_000), cash("all-off", "百元券", 10_000, 0))),
                "pricing",
                        Map.of(
                                "classes", List.of(Map.of("code", "tobacco", "name", name("烟"), "discounted", false)),
                                "memberDays",
                                        List.of(Map.of(
                                                "code",
                                                "every-day",
                                                "name",
                                                name("会员日"),
                                                "weekdays",
                                                List.of(
                                                        "monday",
                                                        "tuesday",
                                                        "wednesday",
                                                        "thursday",
                                                        "friday",
                                                        "saturday",
                                                        "sunday"),
                                                "discountBasisPoints",
                                                dayBasisPoints))));
    }

    private static Map<String, Object> cash(String code, String zh, int fen, int minimumFen) {
        return Map.of(
                "code", code,
                "name", name(zh),
                "kind", "cash",
                "value", Map.of("fen", fen),
                "conditions", Map.of("minimumFen", minimumFen),
                "validity", Map.of("rolling", Map.of("days", 30)));
    }

    private static Map<String, String> name(String zh) {
        return Map.of("zh", zh, "en", zh);
    }

    @Test
    void allStepsAreTakenInOneCommitAndTold() throws Throwable {
        UUID coupon = coupon();

        Response charged = charge(member.code(), Map.of("coupons", List.of(coupon), "points", 1_000));

        charged.then()
                .statusCode(201)
                .body("sale.listFen", equalTo(5_002))
                .body("sale.totalFen", equalTo(4_001))
                .body("sale.effects.kind", contains("tier_discount", "coupon", "points"))
                .body("sale.effects.amountFen", contains(201, 500, 300))
                .body("sale.lines.discountFen.sum()", equalTo(1_001))
                .body("sale.pointsSpent", equalTo(300))
                .body("sale.pointsEarned", equalTo(40))
                .body("sale.receipt", hasItems("原价 ¥50.02", "茶友  -¥2.01", "券 五元券  -¥5.00", "300 积分抵扣  -¥3.00"));
        assertThat(member.balanceFen()).isEqualTo(5_999);
        assertThat(world.points(member)).isEqualTo(40);
        charge(member.nextCode(), Map.of("coupons", List.of(coupon)))
                .then()
                .statusCode(409)
                .body("code", equalTo("COUPON_USED"));
    }

    /** 40.01 paid in three parts: 10.00, 10.00 and 20.01. 300 points spent: 74, 75, 151; 40 earned: 9, 10, 21. */
    @Test
    void aRefundInPartsGivesEachPieceBackInProportion() throws Throwable {
        String sale = charge(member.code(), Map.of("coupons", List.of(coupon()), "points", 300))
                .path("sale.id");

        refund(sale, 1_000, 74, 9);
        refund(sale, 1_000, 75, 10);
        refund(sale, 2_001, 151, 21);

        assertThat(member.balanceFen()).isEqualTo(10_000);
        assertThat(world.points(member)).isEqualTo(300);
    }

    @Test
    void aCouponComesBackWithTheWholeSale() throws Throwable {
        UUID coupon = coupon();
        String sale = charge(member.code(), Map.of("coupons", List.of(coupon))).path("sale.id");
        // 48.01 − 5.00, and 43 points.
        refund(sale, 4_301, 0, 43);

        charge(member.nextCode(), Map.of("coupons", List.of(coupon)))
                .then()
                .statusCode(201)
                .body("sale.totalFen", equalTo(4_301));
    }

    @Test
    void aSaleThatACouponPaidWholeIsGivenBackOnceForNothing() throws Throwable {
        UUID coupon = coupon("all-off");
        String free = charge(member.code(), Map.of("coupons", List.of(coupon))).path("sale.id");
        String refunds = "/api/v1/staff/sales/{id}/refunds";
        Map<String, Object> nothing = Map.of("amountFen", 0, "reason", "不要了");

        refund(free, 0, 0, 0);

        assertThat(member.balanceFen()).isEqualTo(10_000);
        world.moves("cashier").body(nothing).post(refunds, free).then().statusCode(409);
        String again = charge(member.nextCode(), Map.of("coupons", List.of(coupon)))
                .then()
                .statusCode(201)
                .body("sale.totalFen", equalTo(0))
                .extract()
                .path("sale.id");
        refund(again, 0, 0, 0);
        String paid = charge(world.member(10_000, 0).code(), Map.of()).path("sale.id");
        world.moves("cashier").body(nothing).post(refunds, paid).then().statusCode(400);
    }

    @Test
    void aRefusedChargeTakesNothing() throws Throwable {
        UUID coupon = coupon();
        charge(member.code(), Map.of("points", 0)).then().statusCode(201);
        long balance = member.balanceFen();
        assertThat(balance).isEqualTo(5_199);

        Response refused = world.moves("cashier")
                .body(Map.of(
                        "cardCode", member.nextCode(),
                        "totalFen", 8_000,
                        "wishes", Map.of("coupons", List.of(coupon), "points", 300)))
                .post(CHARGES);

        // 80.00 at 95 % less 5.00 and 3.00 is 68.00, and 51.99 are there.
        refused.then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_BALANCE"))
                .body("missingFen", equalTo(1_601));
        assertThat(world.points(member)).isEqualTo(348);
        quote(Map.of("coupons", List.of(coupon), "points", 300)).then().statusCode(201);
    }

    @Test
    void aQuoteIsThePriceOfTheChargeThatNamesItOnce() throws Throwable {
        Response quoted = quote(Map.of("coupons", List.of(coupon()), "points", 300));
        quoted.then().statusCode(201).body("totalFen", equalTo(4_001));
        world.merchant().publish(programme(5_000));
        inForce("member_day");

        Map<String, Object> body = new HashMap<>(Map.of("totalFen", 5_002, "quoteId", quoted.<String>path("id")));
        body.put("cardCode", member.code());
        Response charged = world.moves("cashier").body(body).post(CHARGES);

        charged.then()
                .statusCode(201)
                .body("sale.totalFen", equalTo(4_001))
                .body("sale.effects", equalTo(quoted.path("effects")));
        body.put("cardCode", member.nextCode());
        world.moves("cashier").body(body).post(CHARGES).then().statusCode(409).body("code", equalTo("QUOTE_USED"));
    }

    @Test
    void aQuoteHoldsForItsCardAndAmountAlone() {
        String quote = quote(Map.of()).path("id");
        Member other = world.member(10_000, 0);

        world.moves("cashier")
                .body(Map.of("cardCode", other.code(), "totalFen", 5_002, "quoteId", quote))
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("QUOTE_DIFFERS"));
        world.moves("cashier")
                .body(Map.of("cardCode", member.code(), "totalFen", 5_000, "quoteId", quote))
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("QUOTE_DIFFERS"));
    }

    @Test
    void whoeverPaysInCashIsKnownByPhoneAndEarns() {
        world.openShift("cashier");

        Response charged = world.moves("cashier")
                .body(Map.of(
                        "phone",
                        member.phone,
                        "totalFen",
                        2_000,
                        "tenders",
                        List.of(Map.of("kind", "cash", "amountFen", 1_900))))
                .post(CHARGES);

        charged.then().statusCode(201).body("state", equalTo("charged")).body("sale.pointsEarned", equalTo(19));
        assertThat(world.points(member)).isEqualTo(319);
    }

    @Test
    void pointsOfWhoIsOnlyIdentifiedWantTheirWord() {
        Response asked = world.moves("cashier")
                .body(Map.of("phone", member.phone, "totalFen", 2_000, "wishes", Map.of("points", 300)))
                .post(CHARGES);

        asked.then()
                .statusCode(202)
                .body("state", equalTo("waiting"))
                .body("chargeRequest.totalFen", equalTo(1_600))
                .body("chargeRequest.listFen", equalTo(2_000));
        assertThat(world.points(member)).isEqualTo(300);
        member.moves()
                .post("/api/v1/member/charge-requests/{id}/confirmation", asked.<String>path("chargeRequest.id"))
                .then()
                .statusCode(200)
                .body("pointsSpent", equalTo(300));
        assertThat(world.points(member)).isEqualTo(16);
    }

    @Test
    void somebodyElsesCouponIsNotFound() throws Throwable {
        UUID coupon = coupon();
        Member other = world.member(10_000, 0);

        Response refused = world.moves("cashier")
                .body(Map.of("cardCode", other.code(), "totalFen", 2_500, "wishes", Map.of("coupons", List.of(coupon))))
                .post(CHARGES);

        refused.then().statusCode(404).body("code", equalTo("COUPON_NOT_FOUND"));
        assertThat(other.balanceFen()).isEqualTo(10_000);
    }

    /** 25.00 less 5.00: whoever shows the code of a coupon may use it, once. */
    @Test
    void aScannedCouponIsUsedOnceByWhoShowsIt() throws Throwable {
        coupon();
        String shown = member.calls().get("/api/v1/member/coupons").path("items[0].code");
        Member friend = world.member(10_000, 0);

        showing(friend.code(), shown)
                .then()
                .statusCode(201)
                .body("sale.effects.findAll { it.kind == 'coupon' }.amountFen", contains(500));
        showing(friend.nextCode(), shown).then().statusCode(409).body("code", equalTo("COUPON_USED"));
        showing(friend.nextCode(), "0000").then().statusCode(404).body("code", equalTo("COUPON_NOT_FOUND"));
    }

    @Test
    void twoTillsAtOnceUseACouponOnce() throws Throwable {
        UUID coupon = coupon();
        List<String> codes = List.of(member.code(), member.nextCode());

        List<Integer> statuses = codes.parallelStream()
                .map(code -> world.moves("cashier")
                        .body(Map.of("cardCode", code, "totalFen", 2_500, "wishes", Map.of("coupons", List.of(coupon))))
                        .post(CHARGES)
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(201);
        // 25.00 at 95 % less 5.00.
        assertThat(member.balanceFen()).isEqualTo(10_000 - 1_875);
    }

    private UUID coupon() throws Throwable {
        return coupon("five-off");
    }

    private UUID coupon(String template) throws Throwable {
        MerchantId merchant = new MerchantId(world.merchantId());
        UUID memberId = world.memberId(member);
        String source = UUID.randomUUID().toString();
        return UUID.fromString(
                VertxContextSupport.subscribeAndAwait(() -> coupons.grant(merchant, memberId, template, "test", source))
                        .figures()
                        .getString("couponId"));
    }

    private Response charge(String code, Map<String, ?> wishes) {
        return world.moves("cashier")
                .body(Map.of("cardCode", code, "totalFen", 5_002, "lines", LINES, "wishes", wishes))
                .post(CHARGES);
    }

    private Response showing(String cardCode, String couponCode) {
        return world.moves("cashier")
                .body(Map.of(
                        "cardCode", cardCode, "totalFen", 2_500, "wishes", Map.of("couponCodes", List.of(couponCode))))
                .post(CHARGES);
    }

    private Response quote(Map<String, ?> wishes) {
        return world.moves("cashier")
                .body(Map.of("cardId", member.cardId, "totalFen", 5_002, "lines", LINES, "wishes", wishes))
                .post(QUOTES);
    }

    private void refund(String sale, long fen, int returned, int takenBack) {
        world.moves("cashier")
                .body(Map.of("amountFen", fen, "reason", "不要了"))
                .post("/api/v1/staff/sales/{id}/refunds", sale)
                .then()
                .statusCode(201)
                .body("refund.pointsReturned", equalTo(returned))
                .body("refund.pointsTakenBack", equalTo(takenBack));
    }
}
