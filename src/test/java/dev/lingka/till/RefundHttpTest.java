package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes back and what is put right, and who must agree, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RefundHttpTest {

    private static final String REFUNDS = "/api/v1/staff/sales/{id}/refunds";
    private static final String DECISION = "/api/v1/staff/approvals/{id}/decision";

    private final AgroalDataSource database;
    private TillWorld world;

    RefundHttpTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
        world.openShift("cashier");
    }

    @Test
    void aSaleGoesBackInPartsTheWayItCame() {
        Member member = world.member(2_000, 0);
        String sale = sale(member, 3_000, List.of(tender("wallet", 2_000), tender("cash", 1_000)));

        refund("cashier", sale, Map.of("amountFen", 500, "reason", "cold"))
                .then()
                .statusCode(201)
                .body("state", equalTo("refunded"))
                .body("refund.walletFen", equalTo(500))
                .body("refund.balance.totalFen", equalTo(500));
        refund("cashier", sale, Map.of("amountFen", 400, "reason", "cold", "tenders", List.of(tender("cash", 400))))
                .then()
                .statusCode(201)
                .body("refund.walletFen", equalTo(0));
        refund("cashier", sale, Map.of("amountFen", 2_101, "reason", "cold"))
                .then()
                .statusCode(409)
                .body("code", equalTo("REFUND_EXCEEDS_SALE"))
                .body("refundableFen", equalTo(2_100));
        refund("cashier", sale, Map.of("amountFen", 2_100, "reason", "cold"))
                .then()
                .statusCode(201);

        assertThat(member.balanceFen()).isEqualTo(2_000);
        world.merchant()
                .as("cashier")
                .get("/api/v1/staff/sales/{id}", sale)
                .then()
                .body("refundedFen", equalTo(3_000))
                .body("refunds", hasSize(3));
        world.merchant()
                .as("cashier")
                .get("/api/v1/staff/shifts/current")
                .then()
                .statusCode(200);
    }

    @Test
    void aBigRefundWaitsForASecondPerson() {
        Member member = world.member(90_000, 0);
        String sale = sale(member, 80_000, List.of(tender("wallet", 80_000)));

        Response asked = refund("cashier", sale, Map.of("amountFen", 80_000, "reason", "party called off"));

        asked.then().statusCode(202).body("state", equalTo("awaiting_approval"));
        assertThat(member.balanceFen()).isEqualTo(10_000);
        String approval = asked.path("approval.id");
        decide("owner", approval, true).then().statusCode(200).body("state", equalTo("applied"));
        assertThat(member.balanceFen()).isEqualTo(90_000);
    }

    @Test
    void aRoleGivesBackOnlySoMuchADayAlone() {
        world.merchant().hire("manager");
        world.merchant()
                .publish(Map.of(
                        "till",
                        Map.of(
                                "splitRule", "principal_first",
                                "confirmAboveFen", 100_000,
                                "confirmWithinSeconds", 180,
                                "saleMaxFen", 500_000,
                                "refundApprovalAboveFen", 50_000,
                                "refundPerDayFen", Map.of("cashier", 1_000))));
        Member member = world.member(1_000, 0);
        Member other = world.member(1_000, 0);
        String first = sale(member, 900, List.of(tender("wallet", 900)));
        String second = sale(other, 900, List.of(tender("wallet", 900)));
        refund("cashier", first, Map.of("amountFen", 900, "reason", "cold"))
                .then()
                .statusCode(201);

        Response asked = refund("cashier", second, Map.of("amountFen", 101, "reason", "cold"));

        asked.then().statusCode(202).body("state", equalTo("awaiting_approval"));
        refund("cashier", second, Map.of("amountFen", 100, "reason", "cold"))
                .then()
                .statusCode(201);
        assertThat(world.merchant().approve(asked.path("approval.id"))).isEqualTo("applied");
        assertThat(member.balanceFen()).isEqualTo(1_000);
        assertThat(other.balanceFen()).isEqualTo(100 + 100 + 101);
    }

    @Test
    void whoAsksForABigRefundDoesNotDecideIt() {
        Member member = world.member(90_000, 0);
        String sale = sale(member, 80_000, List.of(tender("wallet", 80_000)));
        Response asked = refund("owner", sale, Map.of("amountFen", 80_000, "reason", "party called off"));

        int status = decide("owner", asked.path("approval.id"), true).statusCode();

        assertThat(status).isBetween(400, 499);
        assertThat(member.balanceFen()).isEqualTo(10_000);
    }

    @Test
    void aCorrectionIsAskedByOneAndDecidedByAnother() {
        Member member = world.member(1_000, 0);
        world.merchant().hire("finance");

        Response asked = world.merchant()
                .as("finance")
                .body(Map.of("cardId", member.cardId, "asset", "bonus", "amountFen", 250, "reason", "missed offer"))
                .post("/api/v1/staff/adjustments");

        asked.then().statusCode(202);
        assertThat(decide("finance", asked.path("id"), true).statusCode()).isBetween(400, 499);
        decide("owner", asked.path("id"), true).then().statusCode(200).body("state", equalTo("applied"));
        assertThat(member.balanceFen()).isEqualTo(1_250);
        world.merchant()
                .as("finance")
                .queryParam("cardId", member.cardId)
                .get("/api/v1/staff/adjustments")
                .then()
                .body("items", hasSize(1))
                .body("items[0].amountFen", equalTo(250));
    }

    private String sale(Member member, long total, List<Map<String, Object>> tenders) {
        Response answer = world.moves("cashier")
                .body(Map.of("cardCode", member.code(), "totalFen", total, "tenders", tenders))
                .post("/api/v1/staff/charges");
        answer.then().statusCode(201);
        return answer.path("sale.id");
    }

    private Response refund(String person, String sale, Map<String, Object> body) {
        return world.moves(person).body(body).post(REFUNDS, sale);
    }

    private Response decide(String person, String approval, boolean approve) {
        return world.merchant()
                .as(person)
                .body(Map.of("approve", approve, "reason", "looked at it"))
                .post(DECISION, approval);
    }

    private static Map<String, Object> tender(String kind, long fen) {
        return TillHttpTest.tender(kind, fen);
    }
}
