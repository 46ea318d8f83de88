package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards that are given and re-issued at the counter: paid in cash, brought by a purchase, taken over by a phone. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CounterCardTest {

    private final Till till;
    private RechargeWorld world;

    CounterCardTest(Till till) {
        this.till = till;
    }

    @BeforeEach
    void open() {
        world = RechargeWorld.open();
        world.publish(CardKinds.programme());
        world.merchant().hire("cashier");
    }

    private void openShift() {
        world.moves("cashier")
                .body(Map.of("storeId", world.storeId(), "openingCashFen", 0))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);
    }

    private static String number() {
        return "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private Response give(String kind, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("storeId", world.storeId());
        wish.put("termsVersion", RechargeWorld.TERMS);
        wish.put("consents", Buyer.consents());
        return world.moves("cashier").body(wish).post("/api/v1/staff/counter-cards");
    }

    private String sale(long fen) {
        return world.moves("cashier")
                .body(Map.of(
                        "storeId",
                        world.storeId(),
                        "totalFen",
                        fen,
                        "tenders",
                        List.of(Map.of("kind", "cash", "amountFen", fen))))
                .post("/api/v1/staff/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(409).body("code", equalTo(code));
    }

    private long cash() {
        return till.number(world.code(), "select coalesce(sum(amount), 0) from ledger_entry where counter = 'cash'");
    }

    /** ¥200 for the card and ¥300 on it go into the drawer; ¥200 are earned. */
    @Test
    void feeAndFirstRechargeGoIntoTheShift() {
        String phone = number();
        Map<String, Object> wish = Map.of("phone", phone, "channel", "cash", "offerCode", "pay-300");
        refused(give("purchase", wish), "SHIFT_REQUIRED");
        assertThat(till.number(world.code(), "select count(*) from member")).isZero();
        openShift();
        give("purchase", Map.of("phone", phone)).then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));

        Response given = give("purchase", wish);

        given.then().statusCode(201).body("feeFen", equalTo(20_000)).body("rechargeFen", equalTo(30_000));
        UUID card = UUID.fromString(given.path("cardId"));
        assertThat(cash()).isEqualTo(-50_000);
        assertThat(till.counter(world.code(), "card_fee", "purchase")).isEqualTo(20_000);
        assertThat(till.principal(world.code(), card)).isEqualTo(30_000);
        assertThat(till.bonus(world.code(), card)).isEqualTo(3_000);
        refused(give("purchase", Map.of("phone", phone, "channel", "cash")), "CARD_HELD");
        give("standard", Map.of("cardId", card))
                .then()
                .statusCode(201)
                .body("orderId", nullValue())
                .body("memberId", equalTo(given.path("memberId")));
    }

    @Test
    void whoJoinsWithTheVerifiedNumberTakesTheCardOver() {
        openShift();
        String phone = number();
        String card = give("purchase", Map.of("phone", phone, "channel", "bank_card"))
                .then()
                .statusCode(201)
                .extract()
                .path("cardId");
        Buyer buyer = Buyer.withPhone(world, phone);

        buyer.joins("purchase", Map.of("phoneCode", buyer.phoneCode()))
                .then()
                .statusCode(200)
                .body("issued", equalTo(false))
                .body("cardId", equalTo(card));
    }

    @Test
    void aPurchaseOfTodayBringsOneCard() {
        openShift();
        String enough = sale(10_000);
        refused(give("first", Map.of("phone", number())), "SALE_NOT_FIT");
        refused(give("first", Map.of("phone", number(), "saleId", sale(9_999))), "SALE_NOT_FIT");
        refused(give("first", Map.of("phone", number(), "saleId", UUID.randomUUID())), "SALE_NOT_FIT");

        give("first", Map.of("phone", number(), "saleId", enough)).then().statusCode(201);

        refused(give("first", Map.of("phone", number(), "saleId", enough)), "SALE_NOT_FIT");
        assertThat(till.number(world.code(), "select count(*) from card where kind = 'first'"))
                .isEqualTo(1);
    }

    @Test
    void aNewNumberIsPaidForOrWaivedAndALossReportIsFree() {
        openShift();
        Buyer buyer = Buyer.guest(world);
        String card = buyer.joins("once", Map.of()).path("cardId");
        buyer.moves().post("/api/v1/member/card/loss").then().statusCode(200).body("status", equalTo("lost"));
        world.moves("owner")
                .body(Map.of("reason", "lost it"))
                .post("/api/v1/staff/cards/{id}/reissue", card)
                .then()
                .statusCode(409)
                .body("code", equalTo("REISSUE_FEE_DUE"))
                .body("feeFen", equalTo(1_000));

        Map<String, Object> paid =
                Map.of("cardId", card, "storeId", world.storeId(), "channel", "cash", "reason", "lost it");
        world.moves("cashier")
                .body(paid)
                .post("/api/v1/staff/counter-reissues")
                .then()
                .statusCode(201)
                .body("feeFen", equalTo(1_000));
        world.moves("owner")
                .body(Map.of("reason", "our printer was to blame", "waiveFee", true))
                .post("/api/v1/staff/cards/{id}/reissue", card)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"));

        assertThat(cash()).isEqualTo(-1_000);
        assertThat(till.counter(world.code(), "card_fee", "once")).isEqualTo(1_000);
    }

    @Test
    void onePersonHasSoManyOfAKindAndNoMore() {
        openShift();
        Buyer buyer = Buyer.guest(world);
        String card = buyer.joins("once", Map.of()).path("cardId");
        world.moves("owner")
                .body(Map.of("reason", "wants a new one"))
                .post("/api/v1/staff/cards/{id}/closing", card)
                .then()
                .statusCode(200);

        refused(buyer.joins("once", Map.of()), "CARD_KIND_USED_UP");
    }
}
