package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.recharge.Payer.Purchase;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Recharging over HTTP, with real signatures both ways. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RechargeTest {

    private final Till till;
    private final Reconciliation reconciliation;

    RechargeTest(Till till, Reconciliation reconciliation) {
        this.till = till;
        this.reconciliation = reconciliation;
    }

    @Test
    void aMemberTakesAnOfferPaysAndHasPrincipalAndBonus() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        payer.calls()
                .get("/api/v1/member/recharge-offers")
                .then()
                .statusCode(200)
                .body("termsVersion", equalTo(RechargeWorld.TERMS))
                .body("items.code", contains("pay-300", "first"));
        String key = UUID.randomUUID().toString();
        Response placed = payer.place(key, Payer.offer("pay-300"));
        placed.then()
                .statusCode(201)
                .body("order.state", equalTo("pending"))
                .body("payment.package", notNullValue())
                .body("payment.signType", equalTo("RSA"));
        Purchase purchase = new Purchase(UUID.fromString(placed.path("order.id")), placed.path("payment"));

        assertThat(payer.pays(purchase)).isEqualTo("requestPayment:ok");
        payer.awaitState(purchase.orderId(), "paid");

        payer.calls()
                .get("/api/v1/member/card/balance")
                .then()
                .statusCode(200)
                .body("principalFen", equalTo(30_000))
                .body("bonusFen", equalTo(3_000));
        payer.place(key, Payer.offer("pay-300"))
                .then()
                .statusCode(201)
                .body("order.id", equalTo(purchase.orderId().toString()))
                .body("order.state", equalTo("paid"))
                .body("payment", nullValue());
        payer.calls().get("/api/v1/member/recharge-offers").then().body("items.code", contains("pay-300"));
        payer.calls().get("/api/v1/member/consents").then().body("given.document", hasItem("recharge"));
    }

    @Test
    void theSameNoticeTwentyTimesAtOnceCreditsOnce() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.recharges(Payer.offer("pay-300"));

        JsonNode answers = WechatLab.post(
                "/control/orders/" + world.mchid() + "/" + purchase.outTradeNo() + "/notice",
                Map.of("times", 20, "parallel", true));

        assertThat(answers.get("answers"))
                .hasSize(20)
                .allSatisfy(answer -> assertThat(answer.get("status").asInt()).isBetween(200, 204));
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(30_000);
        assertThat(till.bonus(world.code(), payer.cardId())).isEqualTo(3_000);
    }

    @Test
    void theReconcilersQueryBeforeDuringAndAfterTheNoticeCreditsOnce() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(5_000));
        till.makeDue(world.code());
        reconciliation.run();
        assertThat(payer.state(purchase.orderId())).isEqualTo("pending");

        payer.pays(purchase);
        CompletableFuture<Void> notices = CompletableFuture.runAsync(() -> WechatLab.post(
                "/control/orders/" + world.mchid() + "/" + purchase.outTradeNo() + "/notice",
                Map.of("times", 10, "parallel", true)));
        till.makeDue(world.code());
        reconciliation.run();
        notices.join();
        till.makeDue(world.code());
        reconciliation.run();

        assertThat(payer.state(purchase.orderId())).isEqualTo("paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(5_000);
        assertThat(till.counter(world.code(), "wechat_clearing", purchase.outTradeNo()))
                .isEqualTo(-5_000);
    }

    @Test
    void aLostNoticeIsFoundByTheReconciler() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(7_000));
        payer.losesNotices(purchase);
        payer.pays(purchase);
        assertThat(payer.state(purchase.orderId())).isEqualTo("pending");

        till.makeDue(world.code());
        reconciliation.run();

        assertThat(payer.state(purchase.orderId())).isEqualTo("paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(7_000);
    }

    @Test
    void anUnpaidOrderIsClosedAtWechatAndThenHere() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.offer("first"));
        payer.place(UUID.randomUUID().toString(), Payer.offer("first"))
                .then()
                .statusCode(409)
                .body("code", equalTo("OFFER_USED_UP"))
                .body("openOrderId", equalTo(purchase.orderId().toString()));

        till.expire(world.code(), purchase.orderId());
        till.makeDue(world.code());
        reconciliation.run();

        assertThat(payer.state(purchase.orderId())).isEqualTo("closed");
        assertThat(payer.atWechat(purchase).get("trade_state").asText()).isEqualTo("CLOSED");
        payer.place(UUID.randomUUID().toString(), Payer.offer("first")).then().statusCode(201);
    }

    @Test
    void anOrderThatWasPaidJustBeforeItsEndIsSettledNotClosed() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(3_000));
        payer.losesNotices(purchase);
        payer.pays(purchase);

        payer.calls()
                .post("/api/v1/member/recharge-orders/{id}/cancellation", purchase.orderId())
                .then()
                .statusCode(200)
                .body("state", equalTo("paid"));

        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(3_000);
    }

    @Test
    void refusalsNameWhatIsWrong() {
        Payer payer = RechargeWorld.open().payer();

        payer.calls()
                .body(Payer.amount(5_000))
                .post("/api/v1/member/recharge-orders")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        refused(payer, Map.of("amountFen", 5_000, "termsVersion", "old"), 409, "TERMS_CHANGED");
        refused(payer, Payer.offer("nothing"), 409, "OFFER_NOT_AVAILABLE");
        refused(payer, Payer.amount(99), 400, "INVALID_REQUEST");
        refused(payer, Payer.amount(100_001), 400, "INVALID_REQUEST");
        refused(payer, Payer.amount(-1), 400, "INVALID_REQUEST");
        refused(payer, Map.of("termsVersion", RechargeWorld.TERMS), 400, "INVALID_REQUEST");
        refused(payer, Map.of("amountFen", "5000", "termsVersion", RechargeWorld.TERMS), 400, "MALFORMED_BODY");
        payer.calls()
                .get("/api/v1/member/recharge-orders/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static void refused(Payer payer, Map<String, ?> wish, int status, String code) {
        payer.place(UUID.randomUUID().toString(), wish)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void noMemberSeesAnothersOrder() {
        RechargeWorld world = RechargeWorld.open();
        Purchase purchase = world.payer().buys(Payer.amount(1_000));
        Payer neighbour = world.payer();
        Payer stranger = RechargeWorld.open().payer();

        for (Payer other : List.of(neighbour, stranger)) {
            other.calls()
                    .get("/api/v1/member/recharge-orders/{id}", purchase.orderId())
                    .then()
                    .statusCode(404);
            other.moves()
                    .body(Map.of("reason", "mine?"))
                    .post("/api/v1/member/recharge-orders/{id}/refunds", purchase.orderId())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void theProgrammeRefusesWhatTheLawForbidsAndNamesThePath() {
        RechargeWorld world = RechargeWorld.open();
        Map<String, Object> rules = new HashMap<>(RechargeWorld.rules());
        rules.put("maxFen", 600_000);
        rules.put(
                "refund",
                Map.of("selfServiceDays", 3, "later", "never", "spentBonus", "deduct", "approvalAboveFen", 0));

        world.owner()
                .body(Map.of("recharge", rules))
                .post("/api/v1/staff/programme/versions")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("recharge.maxFen"))
                .body("errors.field", hasItem("recharge.refund.selfServiceDays"))
                .body("errors.field", hasItem("recharge.refund.later"))
                .body("errors.code", hasItem("AGAINST_LAW"));
    }
}
