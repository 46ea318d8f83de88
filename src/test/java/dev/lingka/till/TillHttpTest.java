package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cashier's day over HTTP: scan, charge, split, sell without a member. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class TillHttpTest {

    private static final String CHARGES = "/api/v1/staff/charges";
    private static final String SALES = "/api/v1/staff/sales";

    private final AgroalDataSource database;
    private TillWorld world;

    TillHttpTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
    }

    @Test
    void oneScanChargesTheCardAndSaysWhatIsLeft() {
        Member member = world.member(10_000, 3_000);
        assertThat(member.balanceFen()).isEqualTo(13_000);

        Response charged = world.moves("cashier")
                .header("Accept-Language", "en")
                .body(member.charge(3_800))
                .post(CHARGES);

        charged.then()
                .statusCode(201)
                .body("state", equalTo("charged"))
                .body("sale.principalFen", equalTo(3_800))
                .body("sale.bonusFen", equalTo(0))
                .body("sale.balance.totalFen", equalTo(9_200))
                .body("sale.tenders.kind", contains("wallet"))
                .body("sale.receipt", hasItem("Paid ¥38.00, balance ¥92.00"));
        assertThat(member.balanceFen()).isEqualTo(9_200);
        world.merchant()
                .as("cashier")
                .get(SALES + "/" + charged.path("sale.id"))
                .then()
                .statusCode(200)
                .body("receipt", hasItem("合计 ¥38.00"));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        Member member = world.member(10_000, 0);
        Map<String, Object> body = member.charge(1_000);

        Response first = world.merchant()
                .as("cashier")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post(CHARGES);
        Response again = world.merchant()
                .as("cashier")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post(CHARGES);
        Response other = world.merchant()
                .as("cashier")
                .header("Idempotency-Key", "k1")
                .body(Map.of("cardCode", body.get("cardCode"), "totalFen", 2_000))
                .post(CHARGES);

        assertThat(again.asString()).isEqualTo(first.asString());
        first.then().statusCode(201);
        other.then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(member.balanceFen()).isEqualTo(9_000);
    }

    @Test
    void whatIsMissingIsToldAndPaidInCash() {
        Member member = world.member(700, 0);
        Map<String, Object> whole = member.charge(1_000);

        world.moves("cashier")
                .body(whole)
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_BALANCE"))
                .body("balanceFen", equalTo(700))
                .body("missingFen", equalTo(300));

        Map<String, Object> split = Map.of(
                "cardCode", whole.get("cardCode"),
                "totalFen", 1_000,
                "tenders", List.of(tender("wallet", 700), tender("cash", 300)));
        world.moves("cashier").body(split).post(CHARGES).then().statusCode(409).body("code", equalTo("SHIFT_CLOSED"));
        world.openShift("cashier");
        world.moves("cashier")
                .body(split)
                .post(CHARGES)
                .then()
                .statusCode(201)
                .body("sale.balance.totalFen", equalTo(0));
    }

    @Test
    void aCodePaysOnceAndAMadeUpOneNever() {
        Member member = world.member(10_000, 0);
        Map<String, Object> body = member.charge(100);
        world.moves("cashier").body(body).post(CHARGES).then().statusCode(201);

        world.moves("cashier").body(body).post(CHARGES).then().statusCode(409).body("code", equalTo("CODE_USED"));
        world.moves("cashier")
                .body(Map.of("cardCode", "500000000000000000", "totalFen", 100))
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("CODE_UNKNOWN"));
    }

    @Test
    void aFrozenCardIsNotCharged() {
        Member member = world.member(10_000, 0);
        Map<String, Object> body = member.charge(100);
        world.moves("owner")
                .body(Map.of("reason", "stolen"))
                .post("/api/v1/staff/cards/{id}/freeze", member.cardId)
                .then()
                .statusCode(200);

        world.moves("cashier").body(body).post(CHARGES).then().statusCode(409).body("code", equalTo("CARD_FROZEN"));
    }

    @Test
    void aTerminalChargesInItsStoreUpToItsLimit() {
        world.merchant().register("till-1", 5_000);
        Member member = world.member(20_000, 0);

        terminal("till-1").body(member.charge(5_000)).post(CHARGES).then().statusCode(201);
        Member other = world.member(20_000, 0);
        terminal("till-1")
                .body(other.charge(5_001))
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("TERMINAL_LIMIT_EXCEEDED"))
                .body("limitFen", equalTo(5_000));
    }

    @Test
    void nobodyChargesTheirOwnCard() {
        Member member = world.member(10_000, 0);
        world.merchant()
                .as("owner")
                .body(Map.of(
                        "subject",
                        "self@" + world.merchant().code(),
                        "name",
                        "Wang",
                        "role",
                        "cashier",
                        "allStores",
                        false,
                        "storeIds",
                        List.of(world.merchant().storeId()),
                        "phone",
                        member.phone))
                .post("/api/v1/staff/staff")
                .then()
                .statusCode(201);

        world.moves("self")
                .body(member.charge(100))
                .post(CHARGES)
                .then()
                .statusCode(403)
                .body("code", equalTo("OWN_CARD"));
        world.moves("cashier").body(member.charge(100)).post(CHARGES).then().statusCode(201);
    }

    @Test
    void aSaleWithoutAMemberIsASaleToo() {
        world.openShift("cashier");
        for (int i = 1; i <= 3; i++) {
            world.moves("cashier")
                    .body(Map.of(
                            "totalFen",
                            100 * i,
                            "lines",
                            List.of(Map.of("name", "茶", "quantity", 1.5, "amountFen", 100 * i))))
                    .post(SALES)
                    .then()
                    .statusCode(201)
                    .body("cardId", nullValue())
                    .body("tenders[0].kind", equalTo("cash"));
        }

        Response page = world.merchant().as("cashier").queryParam("limit", 2).get(SALES);
        page.then().statusCode(200).body("items.totalFen", contains(300, 200)).body("nextCursor", notNullValue());
        world.merchant()
                .as("cashier")
                .queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get(SALES)
                .then()
                .body("items.totalFen", contains(100))
                .body("nextCursor", nullValue());
        world.merchant()
                .as("cashier")
                .queryParam("day", "2001-01-01")
                .get(SALES)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void salesOfOtherStoresAndMerchantsAreNotThere() {
        Member member = world.member(10_000, 0);
        String sale =
                world.moves("cashier").body(member.charge(100)).post(CHARGES).path("sale.id");
        UUID second = world.merchant().openStore("s2");
        world.merchant().hireFor(second, "neighbour", "cashier");
        TillWorld stranger = TillWorld.open(database);

        world.merchant().as("neighbour").get(SALES + "/" + sale).then().statusCode(404);
        stranger.merchant().as("owner").get(SALES + "/" + sale).then().statusCode(404);
        stranger.moves("owner")
                .body(Map.of("amountFen", 100, "reason", "x"))
                .post(SALES + "/" + sale + "/refunds")
                .then()
                .statusCode(404);
        stranger.moves("cashier")
                .body(member.charge(100))
                .post(CHARGES)
                .then()
                .statusCode(409)
                .body("code", equalTo("CODE_UNKNOWN"));
        member.calls().get(SALES + "/" + sale).then().statusCode(401);
    }

    @Test
    void badAmountsAreRefusedByName() {
        Member member = world.member(10_000, 0);
        String code = member.code();
        for (String amount : List.of("0", "-1", "0.5", "\"100\"", "1e2", "9223372036854775808", "null", "[1]", "NaN")) {
            Response answer = world.moves("cashier")
                    .body("{\"cardCode\":\"" + code + "\",\"totalFen\":" + amount + "}")
                    .post(CHARGES);
            assertThat(answer.statusCode()).as(amount).isEqualTo(400);
            assertThat(answer.asString()).as(amount).contains(amount.equals("NaN") ? "body" : "totalFen");
        }
        world.moves("cashier")
                .body(Map.of(
                        "cardCode",
                        code,
                        "totalFen",
                        100,
                        "tenders",
                        List.of(tender("wallet", 60), tender("other", 50))))
                .post(CHARGES)
                .then()
                .statusCode(400)
                .body("code", equalTo("TENDERS_DO_NOT_ADD_UP"));
        world.merchant()
                .as("cashier")
                .body(member.charge(100))
                .post(CHARGES)
                .then()
                .statusCode(400);
        assertThat(member.balanceFen()).isEqualTo(10_000);
    }

    private RequestSpecification terminal(String client) {
        return world.merchant()
                .asTerminal(client)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    static Map<String, Object> tender(String kind, long fen) {
        return Map.of("kind", kind, "amountFen", fen);
    }
}
