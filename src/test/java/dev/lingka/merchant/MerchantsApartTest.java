package dev.lingka.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two merchants with equal business keys see nothing of each other, and roles reach only what is theirs. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MerchantsApartTest {

    private static final List<String> LISTS = List.of(
            "/api/v1/staff/stores",
            "/api/v1/staff/terminals",
            "/api/v1/staff/staff",
            "/api/v1/staff/approvals",
            "/api/v1/staff/audit-entries",
            "/api/v1/staff/shifts",
            "/api/v1/staff/programme",
            "/api/v1/staff/programme/versions",
            "/api/v1/staff/settings",
            "/api/v1/staff/me");

    @Test
    void seeNothingOfEachOther() {
        TestMerchant one = TestMerchant.open();
        TestMerchant two = TestMerchant.open();
        UUID canary = one.hire("CANARY", "cashier");
        UUID terminal = one.register("CANARY-till", 1_000);
        one.as("owner")
                .body("{\"about\":{\"name\":{\"zh\":\"CANARY\",\"en\":\"CANARY\"}}}")
                .post("/api/v1/staff/programme/versions");
        one.as("CANARY")
                .header("Idempotency-Key", "k")
                .body(Map.of("storeId", one.storeId(), "openingCashFen", 1))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);

        for (String list : LISTS) {
            String seen =
                    two.as("owner").get(list).then().statusCode(200).extract().asString();
            assertThat(seen)
                    .as(list)
                    .doesNotContain(
                            "CANARY", one.code(), one.storeId().toString(), canary.toString(), terminal.toString());
        }
    }

    @Test
    void cannotReachEachOthersThingsById() {
        TestMerchant one = TestMerchant.open();
        TestMerchant two = TestMerchant.open();
        UUID staff = one.hire("cashier");
        UUID terminal = one.register("till-1", 1_000);

        two.as("owner").get("/api/v1/staff/stores/" + one.storeId()).then().statusCode(404);
        two.as("owner").get("/api/v1/staff/staff/" + staff).then().statusCode(404);
        two.as("owner").delete("/api/v1/staff/terminals/" + terminal).then().statusCode(404);
        two.as("owner")
                .header("If-Match", "\"0\"")
                .body(Map.of("active", false))
                .patch("/api/v1/staff/staff/" + staff)
                .then()
                .statusCode(404);
        two.as("owner")
                .header("Idempotency-Key", "k")
                .body(Map.of("storeId", one.storeId(), "openingCashFen", 1))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(404);
        one.asTerminal("till-1").get("/api/v1/staff/me").then().statusCode(200);
    }

    @Test
    void letEachRoleReadWhatItsWorkNeeds() {
        TestMerchant merchant = TestMerchant.open();
        Map<String, List<String>> mayRead = Map.of(
                "manager", List.of("terminals", "staff", "approvals", "audit-entries", "shifts", "programme/versions"),
                "cashier", List.of("approvals"),
                "host", List.of(),
                "marketing", List.of("approvals", "programme/versions"),
                "finance", List.of("approvals", "audit-entries", "shifts"),
                "auditor", List.of("staff", "approvals", "audit-entries", "shifts"));
        List<String> guarded =
                List.of("terminals", "staff", "approvals", "audit-entries", "shifts", "programme/versions");

        mayRead.forEach((role, allowed) -> {
            merchant.hire(role);
            for (String path : guarded) {
                int expected = allowed.contains(path) ? 200 : 403;
                assertThat(merchant.as(role).get("/api/v1/staff/" + path).statusCode())
                        .as("%s reads %s", role, path)
                        .isEqualTo(expected);
            }
            assertThat(merchant.as(role).get("/api/v1/staff/stores").statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void letOnlyOwnersAndManagersChangeThings() {
        TestMerchant merchant = TestMerchant.open();
        for (String role : List.of("cashier", "host", "marketing", "finance", "auditor")) {
            merchant.hire(role);
            for (String path :
                    List.of("stores", "terminals", "staff", "programme/versions/1/publication", "shifts/days")) {
                assertThat(merchant.as(role)
                                .body("{}")
                                .post("/api/v1/staff/" + path)
                                .statusCode())
                        .as("%s posts %s", role, path)
                        .isEqualTo(403);
            }
        }
    }
}
