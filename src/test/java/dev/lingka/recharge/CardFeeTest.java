package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.recharge.Buyer.Bought;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Cards that cost something, bought over HTTP with real signatures both ways. Fees: {@link CardKinds}. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CardFeeTest {

    private final Till till;
    private final Reconciliation reconciliation;

    CardFeeTest(Till till, Reconciliation reconciliation) {
        this.till = till;
        this.reconciliation = reconciliation;
    }

    private static RechargeWorld world() {
        RechargeWorld world = RechargeWorld.open();
        world.publish(CardKinds.programme());
        return world;
    }

    private long cards(RechargeWorld world, String kind) {
        return till.number(world.code(), "select count(*) from card where kind = ?", kind);
    }

    private long events(RechargeWorld world, String type) {
        return till.number(world.code(), "select count(*) from outbox_event where type = ?", type);
    }

    @Test
    void aGuestBuysACardAndIsAMemberWhenItIsPaid() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        buyer.calls()
                .get("/api/v1/member/card-kinds")
                .then()
                .statusCode(200)
                .body("kinds.find { it.code == 'purchase' }.feeFen", equalTo(20_000))
                .body("kinds.find { it.code == 'purchase' }.opensBy", equalTo("order"))
                .body("kinds.find { it.code == 'standard' }.opensBy", equalTo("joining"))
                .body("kinds.find { it.code == 'first' }.opensBy", equalTo("counter"))
                .body("kinds.find { it.code == 'club' }.term.renewFeeFen", equalTo(9_900))
                .body("termsVersion", equalTo(RechargeWorld.TERMS));

        Bought bought = buyer.buys("purchase", Map.of());
        buyer.order(bought)
                .then()
                .body("state", equalTo("pending"))
                .body("totalFen", equalTo(20_000))
                .body("cardId", nullValue());
        assertThat(cards(world, "purchase")).isZero();
        String card = buyer.has(bought);

        buyer.calls()
                .get("/api/v1/member/card")
                .then()
                .statusCode(200)
                .body("id", equalTo(card))
                .body("kind", equalTo("purchase"))
                .body("benefitsUntil", nullValue());
        assertThat(till.principal(world.code(), UUID.fromString(card))).isZero();
        assertThat(till.counter(world.code(), "card_fee", "purchase")).isEqualTo(20_000);
        assertThat(till.counter(world.code(), "wechat_clearing", bought.outTradeNo()))
                .isEqualTo(-20_000);
        assertThat(events(world, "CardFeePaid")).isEqualTo(1);
        assertThat(events(world, "CardIssued")).isEqualTo(1);
        assertThat(events(world, "RechargePaid")).isZero();
        buyer.calls()
                .get("/api/v1/member/recharge-orders")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        buyer.calls()
                .get("/api/v1/member/recharge-orders/{id}", bought.orderId())
                .then()
                .statusCode(404);
        world.owner()
                .get("/api/v1/staff/recharge-orders")
                .then()
                .body("items.order.feeFen", hasItem(20_000))
                .body("items.order.purpose", hasItem("card"));
        buyer.refused(buyer.orders("purchase"), "CARD_HELD");
    }

    @Test
    void noticesAndAReconciliationAtOnceTakeOneFeeAndOpenOneCard() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        Bought bought = buyer.buys("purchase", Map.of());
        buyer.pays(bought);
        CompletableFuture<Void> notices = CompletableFuture.runAsync(() -> buyer.notices(bought, 20));
        till.makeDue(world.code());
        reconciliation.run();
        notices.join();
        till.makeDue(world.code());
        reconciliation.run();

        buyer.awaits(bought, "paid");
        assertThat(cards(world, "purchase")).isEqualTo(1);
        assertThat(till.counter(world.code(), "card_fee", "purchase")).isEqualTo(20_000);
        assertThat(events(world, "CardIssued")).isEqualTo(1);
        assertThat(till.number(world.code(), "select count(*) from suspense_item"))
                .isZero();
    }

    @Test
    void aFirstRechargeHasItsLeast() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);

        buyer.refused(buyer.orders("recharge"), "FIRST_RECHARGE_TOO_SMALL");
        buyer.orders("recharge", Map.of("amountFen", 49_999))
                .then()
                .statusCode(409)
                .body("code", equalTo("FIRST_RECHARGE_TOO_SMALL"))
                .body("firstRechargeFen", equalTo(50_000));
        String card = buyer.has(buyer.buys("recharge", Map.of("amountFen", 50_000)));

        assertThat(till.principal(world.code(), UUID.fromString(card))).isEqualTo(50_000);
        assertThat(till.number(world.code(), "select count(*) from ledger_entry where counter = 'card_fee'"))
                .isZero();
        assertThat(events(world, "RechargePaid")).isEqualTo(1);
    }

    /** ¥10 for the card and ¥300 with ¥30 bonus on it are one payment of ¥310; ¥300 go back, the fee stays. */
    @Test
    void feeAndFirstRechargeAreOnePaymentAndThePrincipalGoesBack() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        Bought bought = buyer.buys("both", Map.of("offerCode", "pay-300"));
        buyer.order(bought).then().body("totalFen", equalTo(31_000)).body("rechargeFen", equalTo(30_000));
        UUID card = UUID.fromString(buyer.has(bought));
        assertThat(till.principal(world.code(), card)).isEqualTo(30_000);
        assertThat(till.bonus(world.code(), card)).isEqualTo(3_000);

        Response refund = buyer.moves()
                .body(Map.of("reason", "changed my mind"))
                .post("/api/v1/member/recharge-orders/{id}/refunds", bought.orderId());
        refund.then().statusCode(201).body("amountFen", equalTo(30_000));
        Eventually.holds(
                () -> {
                    till.makeDue(world.code());
                    reconciliation.run();
                    return "succeeded".equals(till.one(world.code(), "select state from recharge_refund"));
                },
                "the refund arrives");

        assertThat(till.principal(world.code(), card)).isZero();
        assertThat(till.counter(world.code(), "card_fee", "both")).isEqualTo(1_000);
        buyer.moves()
                .body(Map.of("reason", "the fee too"))
                .post("/api/v1/member/recharge-orders/{id}/refunds", bought.orderId())
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_TO_REFUND"));
    }

    @Test
    void eachKindIsHadInItsOwnWay() {
        Buyer buyer = Buyer.guest(world());

        buyer.refused(buyer.joins("purchase", Map.of()), "CARD_TO_BE_BOUGHT");
        buyer.refused(buyer.joins("first", Map.of()), "CARD_AT_COUNTER");
        buyer.refused(buyer.orders("first"), "CARD_AT_COUNTER");
        buyer.refused(buyer.orders("standard"), "CARD_FREE");
        buyer.refused(buyer.orders("named"), "DOCUMENT_REQUIRED");
        buyer.refused(buyer.joins("pair", Map.of()), "DOCUMENT_REQUIRED");
        buyer.orders("nothing").then().statusCode(400).body("code", equalTo("CARD_KIND_UNKNOWN"));
    }

    @Test
    void anOrderThatWaitsIsPaidOrGivenUpBeforeTheNext() {
        Buyer buyer = Buyer.guest(world());
        Bought first = buyer.buys("purchase", Map.of());

        buyer.orders("purchase")
                .then()
                .statusCode(409)
                .body("code", equalTo("CARD_ORDER_OPEN"))
                .body("openOrderId", equalTo(first.orderId().toString()));
        buyer.calls()
                .post("/api/v1/member/card-orders/{id}/cancellation", first.orderId())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));

        buyer.has(buyer.buys("purchase", Map.of()));
    }

    @Test
    void aPaymentAfterTheCloseWaitsForStaffAndOpensNothing() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        Bought bought = buyer.buys("purchase", Map.of());
        till.closeHere(world.code(), bought.orderId());
        buyer.pays(bought);

        suspended(world, "PAID_AFTER_CLOSE");
        assertThat(cards(world, "purchase")).isZero();
        assertThat(till.counter(world.code(), "card_fee", "purchase")).isZero();
    }

    @Test
    void aFeeWhoseCardCannotBeOpenedGoesBack() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        Bought bought = buyer.buys("purchase", Map.of());
        buyer.moves().post("/api/v1/member/deletion").then().statusCode(204);
        buyer.pays(bought);
        String item = suspended(world, "CARD_NOT_OPENED");
        assertThat(cards(world, "purchase")).isZero();

        String approval = world.owner()
                .body(Map.of("decision", "refund", "reason", "no card was opened"))
                .post("/api/v1/staff/suspense/{id}/decision", item)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        world.approve(approval);
        Eventually.holds(
                () -> {
                    till.makeDue(world.code());
                    reconciliation.run();
                    return "refunded".equals(till.one(world.code(), "select state from suspense_item"));
                },
                "the fee goes back");

        assertThat(till.counter(world.code(), "suspense", bought.outTradeNo())).isZero();
        assertThat(till.counter(world.code(), "card_fee", "purchase")).isZero();
    }

    @Test
    void anotherAmountOpensNothing() {
        RechargeWorld world = world();
        Buyer buyer = Buyer.guest(world);
        Bought bought = buyer.buys("purchase", Map.of());
        till.one(world.code(), "update recharge_order set fee_fen = 20001 where id = ?", bought.orderId());
        buyer.pays(bought);

        suspended(world, "AMOUNT_MISMATCH");
        assertThat(cards(world, "purchase")).isZero();
        buyer.awaits(bought, "suspended");
    }

    @Test
    void nobodySeesAnothersOrder() {
        RechargeWorld world = world();
        Bought bought = Buyer.guest(world).buys("purchase", Map.of());
        Payer neighbour = world.payer();

        for (String path : new String[] {"card-orders", "recharge-orders"}) {
            neighbour
                    .calls()
                    .get("/api/v1/member/" + path + "/{id}", bought.orderId())
                    .then()
                    .statusCode(404);
        }
    }

    private String suspended(RechargeWorld world, String kind) {
        Eventually.holds(
                () -> till.one(world.code(), "select id from suspense_item where kind = ?", kind) != null,
                "the payment is in suspense as " + kind);
        return till.one(world.code(), "select id from suspense_item where kind = ?", kind);
    }
}
