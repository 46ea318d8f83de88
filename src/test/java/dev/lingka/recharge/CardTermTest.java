package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.recharge.Buyer.Bought;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year in the club for ¥199: what it gives, when it is told of its end, and what is left afterwards. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CardTermTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final Till till;
    private RechargeWorld world;
    private Buyer buyer;
    private String card;

    CardTermTest(Till till) {
        this.till = till;
    }

    @BeforeEach
    void join() {
        world = RechargeWorld.open();
        world.publish(CardKinds.programmeWithBenefits());
        world.merchant().hire("cashier");
        world.moves("cashier")
                .body(Map.of("storeId", world.storeId(), "openingCashFen", 0))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);
        buyer = Buyer.guest(world);
        card = buyer.has(buyer.buys("club", Map.of()));
    }

    private void benefitsUntil(LocalDate day) {
        buyer.calls().get("/api/v1/member/card").then().body("benefitsUntil", equalTo(day.toString()));
    }

    /** As if the term had ended so many days ago, or will end in so many. */
    private void endsIn(int days) {
        till.one(
                world.code(),
                "update card_term set started_on = ?::date - 365, last_day = ?::date, due_at = app_now()",
                today.plusDays(days).toString(),
                today.plusDays(days).toString());
    }

    private void told(String event, int times) {
        Eventually.holds(
                () -> till.number(world.code(), "select count(*) from outbox_event where type = ?", event) == times,
                event + " was told " + times + " times");
    }

    /** ¥100 at the price of today: 95 % with benefits. */
    private int price() {
        return world.merchant()
                .as("cashier")
                .body(Map.of(
                        "cardId",
                        card,
                        "storeId",
                        world.storeId(),
                        "totalFen",
                        10_000,
                        "wishes",
                        Map.of("coupons", List.of(), "couponCodes", List.of(), "points", 0)))
                .post("/api/v1/staff/quotes")
                .then()
                .statusCode(201)
                .extract()
                .path("totalFen");
    }

    private void spends(int fen) {
        String code = buyer.calls().get("/api/v1/member/card/codes").path("codes[0].code");
        world.moves("cashier")
                .body(Map.of(
                        "cardCode",
                        code,
                        "storeId",
                        world.storeId(),
                        "totalFen",
                        10_000,
                        "tenders",
                        List.of(Map.of("kind", "cash", "amountFen", fen))))
                .post("/api/v1/staff/charges")
                .then()
                .statusCode(201);
    }

    private int points() {
        return buyer.calls().get("/api/v1/member/points").then().extract().path("points");
    }

    @Test
    void benefitsEndWithTheTermAndBeginWithTheNext() {
        benefitsUntil(today.plusMonths(12));
        assertThat(price()).isEqualTo(9_500);
        spends(9_500);
        assertThat(points()).isEqualTo(95);

        endsIn(-1);

        assertThat(price()).isEqualTo(10_000);
        buyer.calls().get("/api/v1/member/tier").then().statusCode(200);
        till.one(world.code(), "delete from card_code_use");
        spends(10_000);
        assertThat(points()).isEqualTo(95);

        buyer.has(buyer.renews(card));

        benefitsUntil(today.plusMonths(12));
        assertThat(price()).isEqualTo(9_500);
        assertThat(till.counter(world.code(), "card_fee", "club")).isEqualTo(19_900 + 9_900);
    }

    @Test
    void theEndIsToldBeforeAndWhenItIsThereAndNothingIsPaidByItself() {
        endsIn(20);
        told("CardTermEnding", 1);
        assertThat(till.one(world.code(), "select (due_at > app_now())::text from card_term"))
                .isEqualTo("true");

        endsIn(-1);
        told("CardTermEnded", 1);

        assertThat(till.one(world.code(), "select due_at::text from card_term")).isNull();
        assertThat(till.number(world.code(), "select count(*) from recharge_order"))
                .isEqualTo(1);
        told("CardTermEnding", 1);
    }

    @Test
    void aRenewalInTimeGoesOnFromTheEnd() {
        Bought renewal = buyer.renews(card);
        buyer.order(renewal).then().body("purpose", equalTo("renewal")).body("totalFen", equalTo(9_900));
        buyer.refused(
                buyer.moves()
                        .body(Map.of("cardId", card, "termsVersion", RechargeWorld.TERMS))
                        .post("/api/v1/member/card-renewals"),
                "CARD_ORDER_OPEN");

        buyer.has(renewal);

        benefitsUntil(today.plusMonths(24));
        told("CardRenewed", 1);
    }

    @Test
    void leavingIsOneCallAndTheMoneyStays() {
        buyer.recharges(card, "pay-300");

        buyer.moves()
                .post("/api/v1/member/card/leaving?cardId=" + card)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("benefitsUntil", equalTo(today.minusDays(1).toString()));

        assertThat(price()).isEqualTo(10_000);
        told("CardLeft", 1);
        String order = buyer.calls().get("/api/v1/member/recharge-orders").path("items[0].id");
        buyer.moves()
                .body(Map.of("reason", "leaving"))
                .post("/api/v1/member/recharge-orders/{id}/refunds", order)
                .then()
                .statusCode(201)
                .body("amountFen", equalTo(30_000));
        buyer.moves().post("/api/v1/member/card/leaving?cardId=" + card).then().statusCode(200);
        told("CardLeft", 1);
    }

    @Test
    void aCardWithoutATermIsNeitherLeftNorRenewed() {
        String standard = buyer.joins("standard", Map.of()).path("cardId");

        buyer.refused(buyer.moves().post("/api/v1/member/card/leaving?cardId=" + standard), "NO_TERM");
        buyer.refused(
                buyer.moves()
                        .body(Map.of("cardId", standard, "termsVersion", RechargeWorld.TERMS))
                        .post("/api/v1/member/card-renewals"),
                "NO_TERM");
        buyer.moves()
                .body(Map.of("cardId", UUID.randomUUID(), "termsVersion", RechargeWorld.TERMS))
                .post("/api/v1/member/card-renewals")
                .then()
                .statusCode(404);
    }
}
