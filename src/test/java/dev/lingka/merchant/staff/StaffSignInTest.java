package dev.lingka.merchant.staff;

import static dev.lingka.testing.TestMerchant.operator;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import dev.lingka.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class StaffSignInTest {

    private static final String ME = "/api/v1/staff/me";

    @Test
    void tellsPeopleWhoTheyAreHere() {
        TestMerchant merchant = TestMerchant.open();
        UUID id = merchant.hireFor(merchant.storeId(), "lin", "cashier");

        merchant.as("lin")
                .get(ME)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("name", equalTo("lin"))
                .body("role", equalTo("cashier"))
                .body("merchant.code", equalTo(merchant.code()))
                .body("allStores", equalTo(false))
                .body("stores.id", contains(merchant.storeId().toString()))
                .body("chargeLimitFen", nullValue());
    }

    @Test
    void tellsATerminalWhatItMay() {
        TestMerchant merchant = TestMerchant.open();
        merchant.register("till-1", 20_000);

        merchant.asTerminal("till-1")
                .get(ME)
                .then()
                .statusCode(200)
                .body("role", equalTo("terminal"))
                .body("stores.id", contains(merchant.storeId().toString()))
                .body("chargeLimitFen", equalTo(20_000));
    }

    @Test
    void refusesAValidTokenOfNobodyWeKnow() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("stranger").get(ME).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        merchant.as("stranger").get("/api/v1/staff/stores").then().statusCode(403);
        merchant.asTerminal("no-till").get(ME).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        with(Tokens.staff("owner@no-such-merchant")).get(ME).then().statusCode(403);
        with(Tokens.staff("nobody-of-no-merchant")).get(ME).then().statusCode(403);
    }

    @Test
    void letsNobodyInWithoutAToken() {
        given().get(ME).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().get("/api/v1/operator/merchants").then().statusCode(401);
        with("no.token.atall").get(ME).then().statusCode(401);
    }

    @Test
    void keepsOperatorsAndStaffApart() {
        TestMerchant merchant = TestMerchant.open();

        operator().get(ME).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        operator().get("/api/v1/staff/stores").then().statusCode(403);
        operator().get("/api/v1/staff/programme").then().statusCode(403);
        merchant.as("owner").get("/api/v1/operator/merchants").then().statusCode(403);
        merchant.as("owner")
                .post("/api/v1/operator/merchants/{code}/suspension", merchant.code())
                .then()
                .statusCode(403);
    }

    @Test
    void takesATokenOnlyOnThePathsOfItsAudience() {
        TestMerchant merchant = TestMerchant.open();
        String member = Jwt.subject(UUID.randomUUID().toString())
                .claim("merchant", merchant.code())
                .claim("kind", "member")
                .claim("token_use", "access")
                .sign();

        with(member).get(ME).then().statusCode(401);
        with(member).get("/api/v1/operator/merchants").then().statusCode(401);
        with(Tokens.staff("owner@" + merchant.code()))
                .get("/api/v1/member/card")
                .then()
                .statusCode(401);
        with(Tokens.staffIdToken("owner@" + merchant.code())).get(ME).then().statusCode(401);
    }

    @Test
    void refusesWhoIsSuspendedFromTheNextRequestOn() {
        TestMerchant merchant = TestMerchant.open();
        UUID id = merchant.hire("cashier");
        merchant.as("cashier").get(ME).then().statusCode(200);

        String tag = merchant.as("owner")
                .get("/api/v1/staff/staff/" + id)
                .then()
                .extract()
                .header("ETag");
        merchant.as("owner")
                .header("If-Match", tag)
                .body(Map.of("active", false))
                .patch("/api/v1/staff/staff/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"));

        merchant.as("cashier").get(ME).then().statusCode(403);
    }

    @Test
    void refusesARevokedTerminalFromTheNextRequestOn() {
        TestMerchant merchant = TestMerchant.open();
        UUID id = merchant.register("till-1", 20_000);
        merchant.asTerminal("till-1").get(ME).then().statusCode(200);

        merchant.as("owner")
                .delete("/api/v1/staff/terminals/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("revoked"));

        merchant.asTerminal("till-1").get(ME).then().statusCode(403);
    }

    private static io.restassured.specification.RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }
}
