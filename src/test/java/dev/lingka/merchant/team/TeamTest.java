package dev.lingka.merchant.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class TeamTest {

    private static final String STAFF = "/api/v1/staff/staff";

    @Test
    void invitesTheSameSubjectOnce() {
        TestMerchant merchant = TestMerchant.open();

        UUID first = merchant.hire("cashier");
        UUID again = merchant.hire("cashier");

        assertThat(again).isEqualTo(first);
        invite(merchant, "owner", "cashier", "finance").statusCode(409).body("code", equalTo("SUBJECT_TAKEN"));
    }

    @Test
    void letsAManagerHireThoseWhoWorkUnderThem() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");

        invite(merchant, "manager", "h1", "host").statusCode(201).body("role", equalTo("host"));
        for (String role : List.of("owner", "manager", "finance", "auditor")) {
            invite(merchant, "manager", "x-" + role, role)
                    .statusCode(403)
                    .body("code", equalTo("ROLE_NOT_YOURS_TO_GIVE"));
        }
        invite(merchant, "owner", "t", "terminal").statusCode(403);
    }

    @Test
    void keepsAManagerWithinTheirStores() {
        TestMerchant merchant = TestMerchant.open();
        UUID other = merchant.openStore("s2");
        merchant.hireFor(merchant.storeId(), "chen", "manager");
        UUID elsewhere = merchant.hireFor(other, "lin", "cashier");

        invite(merchant, "chen", "everywhere", "cashier").statusCode(403).body("code", equalTo("STORE_NOT_ALLOWED"));
        change(merchant, "chen", elsewhere, Map.of("active", false))
                .statusCode(403)
                .body("code", equalTo("STORE_NOT_ALLOWED"));
        merchant.as("chen")
                .body(Map.of(
                        "subject",
                        "new@" + merchant.code(),
                        "name",
                        "new",
                        "role",
                        "cashier",
                        "allStores",
                        false,
                        "storeIds",
                        List.of(merchant.storeId())))
                .post(STAFF)
                .then()
                .statusCode(201)
                .body("storeIds", contains(merchant.storeId().toString()));
    }

    @Test
    void neverLetsAnOwnerLockHimselfOut() {
        TestMerchant merchant = TestMerchant.open();
        UUID owner = UUID.fromString(
                merchant.as("owner").get("/api/v1/staff/me").then().extract().path("id"));

        change(merchant, "owner", owner, Map.of("active", false))
                .statusCode(409)
                .body("code", equalTo("OWN_RIGHTS"));
        change(merchant, "owner", owner, Map.of("role", "cashier"))
                .statusCode(409)
                .body("code", equalTo("OWN_RIGHTS"));
        change(merchant, "owner", owner, Map.of("name", "老板娘")).statusCode(200).body("name", equalTo("老板娘"));
    }

    @Test
    void keepsOneOwnerWhenTwoRemoveEachOtherAtOnce() {
        TestMerchant merchant = TestMerchant.open();
        UUID first = UUID.fromString(
                merchant.as("owner").get("/api/v1/staff/me").then().extract().path("id"));
        UUID second = merchant.hire("owner2", "owner");

        Stream.of(
                        CompletableFuture.supplyAsync(() -> suspend(merchant, "owner", second)),
                        CompletableFuture.supplyAsync(() -> suspend(merchant, "owner2", first)))
                .toList()
                .forEach(CompletableFuture::join);

        long ownersLeft = Stream.of("owner", "owner2")
                .filter(person -> merchant.as(person).get("/api/v1/staff/me").statusCode() == 200)
                .count();
        assertThat(ownersLeft).isEqualTo(1);
    }

    @Test
    void movesPeopleBetweenStores() {
        TestMerchant merchant = TestMerchant.open();
        UUID other = merchant.openStore("s2");
        UUID lin = merchant.hireFor(merchant.storeId(), "lin", "cashier");

        change(merchant, "owner", lin, Map.of("storeIds", List.of(merchant.storeId(), other)))
                .statusCode(200)
                .body("storeIds", containsInAnyOrder(merchant.storeId().toString(), other.toString()));
        change(merchant, "owner", lin, Map.of("storeIds", List.of(UUID.randomUUID())))
                .statusCode(400)
                .body("errors.field", contains("storeIds"));

        merchant.as("lin").get("/api/v1/staff/me").then().body("stores.size()", equalTo(2));
    }

    @Test
    void keepsAPhoneSealedAndForgetsItOnRequest() {
        TestMerchant merchant = TestMerchant.open();
        UUID lin = merchant.hire("lin", "cashier");

        change(merchant, "owner", lin, Map.of("phone", "138 0013 8000"))
                .statusCode(200)
                .body("phoneKnown", equalTo(true));
        change(merchant, "owner", lin, Map.of("phone", "not a phone"))
                .statusCode(400)
                .body("errors.field", contains("phone"));
        change(merchant, "owner", lin, Map.of("phone", "")).statusCode(200).body("phoneKnown", equalTo(false));
    }

    private static ValidatableResponse invite(TestMerchant merchant, String by, String person, String role) {
        return merchant.as(by)
                .body(Map.of(
                        "subject", person + "@" + merchant.code(), "name", person, "role", role, "allStores", true))
                .post(STAFF)
                .then();
    }

    private static ValidatableResponse change(TestMerchant merchant, String by, UUID id, Map<String, Object> change) {
        String tag = merchant.as("owner").get(STAFF + "/" + id).then().extract().header("ETag");
        return merchant.as(by)
                .header("If-Match", tag)
                .body(change)
                .patch(STAFF + "/" + id)
                .then();
    }

    private static int suspend(TestMerchant merchant, String by, UUID id) {
        return merchant.as(by)
                .header("If-Match", "\"0\"")
                .body(Map.of("active", false))
                .patch(STAFF + "/" + id)
                .statusCode();
    }
}
