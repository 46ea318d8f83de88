package dev.lingka.merchant.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ApprovalTest {

    private static final String APPROVALS = "/api/v1/staff/approvals";
    private static final int AT_ONCE = 10;

    @Test
    void isDecidedOnceHoweverManyDecideAtOnce() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        merchant.hire("finance");
        String request = request(merchant);

        List<CompletableFuture<Response>> answers = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> decide(merchant, i % 2 == 0 ? "manager" : "finance", request, i % 3 != 0)))
                .toList();
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 1);
        merchant.as("owner")
                .get("/api/v1/staff/audit-entries?subject=approval:" + request)
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void isNotDecidedByWhoAskedOrWhoMayNot() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("cashier");
        merchant.hire("marketing");
        String request = request(merchant);

        decide(merchant, "owner", request, true).then().statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        decide(merchant, "marketing", request, true)
                .then()
                .statusCode(403)
                .body("code", equalTo("APPROVAL_ROLE_REQUIRED"));
        decide(merchant, "cashier", request, true).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        merchant.as("owner").get(APPROVALS + "/" + request).then().body("state", equalTo("pending"));
    }

    @Test
    void needsAReason() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        String request = request(merchant);

        merchant.as("manager")
                .body(Map.of("approve", true, "reason", "  "))
                .post(APPROVALS + "/" + request + "/decision")
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
    }

    @Test
    void leavesEverythingAsItWasWhenRejected() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        String request = request(merchant);

        decide(merchant, "manager", request, false).then().statusCode(200).body("state", equalTo("rejected"));

        merchant.as("owner").get("/api/v1/staff/programme").then().body("version", equalTo(1));
        merchant.as("owner").get(APPROVALS + "?state=rejected").then().body("items.id", contains(request));
        merchant.as("owner").get(APPROVALS + "?state=pending").then().body("items", empty());
    }

    @Test
    void isUnknownToAnotherMerchant() {
        TestMerchant merchant = TestMerchant.open();
        TestMerchant other = TestMerchant.open();
        String request = request(merchant);

        other.as("owner").get(APPROVALS + "/" + request).then().statusCode(404);
        decide(other, "owner", request, true).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        other.as("owner").get(APPROVALS).then().body("items", empty());
    }

    private static String request(TestMerchant merchant) {
        int version = merchant.as("owner")
                .body("{}")
                .post("/api/v1/staff/programme/versions")
                .then()
                .extract()
                .path("version");
        return merchant.as("owner")
                .body(Map.of("reason", "新季度"))
                .post("/api/v1/staff/programme/versions/" + version + "/publication")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static Response decide(TestMerchant merchant, String by, String request, boolean approve) {
        return merchant.as(by)
                .body(Map.of("approve", approve, "reason", "看过了"))
                .post(APPROVALS + "/" + request + "/decision");
    }
}
