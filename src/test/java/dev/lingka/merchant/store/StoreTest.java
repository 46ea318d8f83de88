package dev.lingka.merchant.store;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class StoreTest {

    private static final String STORES = "/api/v1/staff/stores";
    private static final String TERMINALS = "/api/v1/staff/terminals";

    @Test
    void opensAStoreOncePerCode() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .body(Map.of("code", "s1", "name", "again"))
                .post(STORES)
                .then()
                .statusCode(409)
                .body("code", equalTo("STORE_CODE_TAKEN"));
    }

    @Test
    void keepsWhatWasEnteredAndFillsInTheRest() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .body(Map.of("code", "lake", "name", "湖滨店", "latitude", 30.2545, "longitude", 120.1649))
                .post(STORES)
                .then()
                .statusCode(201)
                .body("name", equalTo("湖滨店"))
                .body("timeZone", equalTo("Asia/Shanghai"))
                .body("latitude", equalTo(30.2545f))
                .body("status", equalTo("open"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .body(Map.of("code", "x", "name", " ", "timeZone", "Mars/Base", "latitude", 91))
                .post(STORES)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("timeZone"))
                .body("errors.field", hasItem("latitude"));
        merchant.as("owner")
                .body(Map.of("code", "x", "name", "x", "colour", "red"))
                .post(STORES)
                .then()
                .statusCode(400)
                .body("errors.field", contains("colour"));
    }

    @Test
    void letsManagersChangeTheirOwnStoresOnly() {
        TestMerchant merchant = TestMerchant.open();
        UUID other = merchant.openStore("s2");
        merchant.hireFor(merchant.storeId(), "chen", "manager");

        String tag = merchant.as("chen")
                .get(STORES + "/" + other)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        merchant.as("chen")
                .header("If-Match", tag)
                .body(Map.of("name", "mine now"))
                .patch(STORES + "/" + other)
                .then()
                .statusCode(403)
                .body("code", equalTo("STORE_NOT_ALLOWED"));
        merchant.as("chen")
                .header("If-Match", tag)
                .body(Map.of("open", false))
                .patch(STORES + "/" + merchant.storeId())
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("name", equalTo("店 s1"));
    }

    @Test
    void refusesTheSecondOfTwoEdits() {
        TestMerchant merchant = TestMerchant.open();
        String path = STORES + "/" + merchant.storeId();
        String tag = merchant.as("owner").get(path).then().extract().header("ETag");

        merchant.as("owner")
                .header("If-Match", tag)
                .body(Map.of("name", "A"))
                .patch(path)
                .then()
                .statusCode(200);
        merchant.as("owner")
                .header("If-Match", tag)
                .body(Map.of("name", "B"))
                .patch(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_CONFLICT"));

        merchant.as("owner").get(path).then().body("name", equalTo("A"));
    }

    @Test
    void registersATerminalForOneIdentity() {
        TestMerchant merchant = TestMerchant.open();
        merchant.register("till-1", 50_000);
        Map<String, Object> sameIdentity = Map.of(
                "storeId",
                merchant.storeId(),
                "name",
                "second",
                "clientId",
                "other-client",
                "subject",
                "till-1@" + merchant.code(),
                "chargeLimitFen",
                50_000);

        merchant.as("owner")
                .body(sameIdentity)
                .post(TERMINALS)
                .then()
                .statusCode(409)
                .body("code", equalTo("SUBJECT_TAKEN"));
        merchant.as("owner").get(TERMINALS).then().body("items", hasSize(1));
    }

    @Test
    void refusesATerminalWithoutALimitOrInAStoreThatIsNotThere() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .body(Map.of("storeId", merchant.storeId(), "name", "x", "clientId", "x", "chargeLimitFen", 0))
                .post(TERMINALS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("chargeLimitFen"));
        merchant.as("owner")
                .body(Map.of("storeId", UUID.randomUUID(), "name", "x", "clientId", "x", "chargeLimitFen", 1))
                .post(TERMINALS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("storeId"));
    }

    @Test
    void changesTheLimitOfATerminalUntilItIsRevoked() {
        TestMerchant merchant = TestMerchant.open();
        UUID id = merchant.register("till-1", 50_000);

        String tag = merchant.as("owner")
                .header("If-Match", "\"0\"")
                .body(Map.of("chargeLimitFen", 10_000))
                .patch(TERMINALS + "/" + id)
                .then()
                .statusCode(200)
                .body("chargeLimitFen", equalTo(10_000))
                .extract()
                .header("ETag");
        merchant.asTerminal("till-1").get("/api/v1/staff/me").then().body("chargeLimitFen", equalTo(10_000));

        merchant.as("owner").delete(TERMINALS + "/" + id).then().statusCode(200);
        merchant.as("owner").delete(TERMINALS + "/" + id).then().statusCode(200);
        merchant.as("owner")
                .header("If-Match", tag.replace("1", "2"))
                .body(Map.of("chargeLimitFen", 90_000))
                .patch(TERMINALS + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("TERMINAL_REVOKED"));
    }
}
