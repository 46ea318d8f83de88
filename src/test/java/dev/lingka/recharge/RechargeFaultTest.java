package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.recharge.Payer.Purchase;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which WeChat can fail to answer leaves a state from which the truth is found. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RechargeFaultTest {

    private final Till till;
    private final Reconciliation reconciliation;

    RechargeFaultTest(Till till, Reconciliation reconciliation) {
        this.till = till;
        this.reconciliation = reconciliation;
    }

    @AfterEach
    void calm() {
        WechatLab.noFaults();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop_before_effect",
                "drop_after_effect",
                "system_error",
                "system_error_after_effect",
                "too_many_requests",
                "html_502",
                "html_502_after_effect",
                "slow",
                "bad_signature",
                "stale_timestamp",
                "wrong_serial",
                "missing_headers",
                "malformed_json",
                "empty_body"
            })
    void anUnknownPrepayLeavesAnOrderThatTheSameKeyContinues(String mode) {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        String key = UUID.randomUUID().toString();
        WechatLab.fault(
                Map.of("match", "POST /v3/pay/transactions/jsapi", "mode", mode, "times", 3, "delayMs", delay(mode)));

        Response first = payer.place(key, Payer.amount(4_200));
        first.then().statusCode(202).body("payment", nullValue());
        WechatLab.noFaults();
        Response second = payer.place(key, Payer.amount(4_200));

        second.then().statusCode(201);
        assertThat(second.<String>path("order.id")).isEqualTo(first.path("order.id"));
        Purchase purchase = new Purchase(UUID.fromString(second.path("order.id")), second.path("payment"));
        assertThat(payer.pays(purchase)).isEqualTo("requestPayment:ok");
        payer.awaitState(purchase.orderId(), "paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(4_200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop_before_effect",
                "drop_after_effect",
                "system_error",
                "too_many_requests",
                "html_502",
                "slow",
                "bad_signature",
                "stale_timestamp",
                "wrong_serial",
                "missing_headers",
                "malformed_json",
                "empty_body"
            })
    void anUnknownQueryChangesNothingAndTheNextOneFindsThePayment(String mode) {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(4_300));
        payer.losesNotices(purchase);
        payer.pays(purchase);
        till.expire(world.code(), purchase.orderId());
        WechatLab.fault(Map.of(
                "match", "GET /v3/pay/transactions/out-trade-no/*", "mode", mode, "times", 3, "delayMs", delay(mode)));

        till.makeDue(world.code());
        reconciliation.run();
        assertThat(payer.state(purchase.orderId())).isEqualTo("pending");
        WechatLab.noFaults();
        till.makeDue(world.code());
        reconciliation.run();

        assertThat(payer.state(purchase.orderId())).isEqualTo("paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(4_300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop_before_effect",
                "drop_after_effect",
                "system_error",
                "system_error_after_effect",
                "too_many_requests",
                "html_502_after_effect",
                "slow",
                "bad_signature",
                "malformed_json",
                "empty_body"
            })
    void anUnknownRefundKeepsItsNumberAndRefundsOnce(String mode) {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.hasRecharged(Payer.amount(4_400));
        WechatLab.fault(
                Map.of("match", "POST /v3/refund/domestic/refunds", "mode", mode, "times", 3, "delayMs", delay(mode)));

        Response refund = payer.moves()
                .body(Map.of("reason", "changed my mind"))
                .post("/api/v1/member/recharge-orders/{id}/refunds", purchase.orderId());
        refund.then().statusCode(201);
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        WechatLab.noFaults();
        UUID refundId = UUID.fromString(refund.path("id"));
        Eventually.holds(
                () -> {
                    till.makeDue(world.code());
                    reconciliation.run();
                    return "succeeded"
                            .equals(till.one(world.code(), "select state from recharge_refund where id = ?", refundId));
                },
                "the refund arrives");

        String number = refundId.toString().replace("-", "");
        assertThat(WechatLab.get("/control/refunds/" + world.mchid())).hasSize(1);
        assertThat(till.counter(world.code(), "refund_clearing", number)).isZero();
        assertThat(till.counter(world.code(), "wechat_clearing", number)).isEqualTo(4_400);
    }

    private static long delay(String mode) {
        return mode.equals("slow") ? 3_000 : 0;
    }
}
