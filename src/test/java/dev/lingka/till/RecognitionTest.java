package dev.lingka.till;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cashier sees whose card it is before charging it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RecognitionTest {

    private static final String RECOGNITIONS = "/api/v1/staff/recognitions";

    private final AgroalDataSource database;
    private TillWorld world;
    private Member member;

    RecognitionTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
        member = world.member(10_000, 3_000);
    }

    @Test
    void aCodeTellsTheCardAndCanStillPay() {
        String code = member.code();

        Response seen = recognise("cardCode", code);

        seen.then()
                .statusCode(200)
                .body("cardId", equalTo(member.cardId.toString()))
                .body("identifiedBy", equalTo("code"))
                .body("number", matchesRegex("\\*{4} \\*{4} \\*{4} [0-9]{4}"))
                .body("phone", equalTo(member.phone.substring(0, 3) + "****" + member.phone.substring(7)))
                .body("status", equalTo("active"))
                .body("name", nullValue())
                .body("kindName.zh", notNullValue())
                .body("principalFen", equalTo(10_000))
                .body("bonusFen", equalTo(3_000));
        world.moves("cashier")
                .body(Map.of("cardCode", code, "totalFen", 3_800))
                .post("/api/v1/staff/charges")
                .then()
                .statusCode(201);
    }

    @Test
    void ofANameOnlyTheFirstSignIsShown() {
        member.calls()
                .body(Map.of("name", "欧阳小明", "nickname", "小明"))
                .patch("/api/v1/member/profile")
                .then()
                .statusCode(200);

        recognise("cardCode", member.code()).then().statusCode(200).body("name", equalTo("欧**"));
    }

    @Test
    void aPhoneAndANumberTellTheCardToo() {
        recognise("phone", member.phone)
                .then()
                .statusCode(200)
                .body("cardId", equalTo(member.cardId.toString()))
                .body("identifiedBy", equalTo("phone"));
        recognise("memberNumber", member.number)
                .then()
                .statusCode(200)
                .body("cardId", equalTo(member.cardId.toString()))
                .body("identifiedBy", equalTo("member_number"));
    }

    @Test
    void whatIsNobodysIsSaidAtOnce() {
        recognise("cardCode", "500000000000000000").then().statusCode(409).body("code", equalTo("CODE_UNKNOWN"));
        recognise("phone", "13000000000").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        recognise("swiped", "NOBODY").then().statusCode(404);
    }

    @Test
    void exactlyOneWayIsNamed() {
        ask(Map.of()).then().statusCode(400).body("errors.field", everyItem(equalTo("identification")));
        ask(Map.of("phone", member.phone, "memberNumber", member.number))
                .then()
                .statusCode(400)
                .body("errors.field", everyItem(equalTo("identification")));
    }

    @Test
    void whoGuessesCodesIsShutOut() {
        for (int i = 0; i < 200 && recognise("cardCode", "500000000000000000").statusCode() == 409; i++) {
            Thread.onSpinWait();
        }

        recognise("cardCode", member.code()).then().statusCode(429).body("code", equalTo("TERMINAL_LOCKED"));
    }

    @Test
    void anotherMerchantRecognisesNobody() {
        TillWorld elsewhere = TillWorld.open(database);

        elsewhere
                .merchant()
                .as("cashier")
                .body(Map.of("cardCode", member.code()))
                .post(RECOGNITIONS)
                .then()
                .statusCode(409);
        elsewhere
                .merchant()
                .as("cashier")
                .body(Map.of("phone", member.phone))
                .post(RECOGNITIONS)
                .then()
                .statusCode(404);
        member.calls()
                .body(Map.of("phone", member.phone))
                .post(RECOGNITIONS)
                .then()
                .statusCode(401);
    }

    @Test
    void theCounterKnowsWhatTheCardCanBeRechargedWith() {
        world.merchant()
                .as("cashier")
                .get("/api/v1/staff/cards/{id}/recharge-offers", member.cardId)
                .then()
                .statusCode(200)
                .body("termsVersion", notNullValue())
                .body("cardId", equalTo(member.cardId.toString()));
        TillWorld.open(database)
                .merchant()
                .as("cashier")
                .get("/api/v1/staff/cards/{id}/recharge-offers", member.cardId)
                .then()
                .statusCode(404);
    }

    private Response recognise(String by, String what) {
        return ask(Map.of(by, what));
    }

    private Response ask(Map<String, Object> body) {
        return world.merchant().as("cashier").body(body).post(RECOGNITIONS);
    }
}
