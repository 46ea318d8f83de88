package dev.lingka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.testing.Forge;
import dev.lingka.testing.LogCapture;
import dev.lingka.testing.Services;
import dev.lingka.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs it looks at: health, metrics, logs. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void isHealthy(String question) {
        given().get("/q/health/" + question).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readinessNeedsTheDatabaseAndNothingElse() {
        List<String> checks = given().get("/q/health/ready").jsonPath().getList("checks.name");

        assertThat(checks)
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("redis"));
        assertThat(checks).anyMatch(name -> name.contains("Reactive PostgreSQL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_server_requests_seconds_count",
                "sql_pool_active",
                "lingka_outbox_age_seconds",
                "lingka_outbox_dead_deliveries"
            })
    void isMeasured(String metric) throws InterruptedException {
        given().get("/api/v1/probe/0190a0a0-0000-7000-8000-000000000000");

        assertThat(metricsOnceThereIs(metric)).contains(metric);
    }

    @Test
    void requestsAreMeasuredByTheirTemplate() throws InterruptedException {
        given().get("/api/v1/probe/0190a0a0-0000-7000-8000-000000000001").then().statusCode(200);

        assertThat(metricsOnceThereIs("uri=\"/api/v1/probe/{id}\""))
                .contains("uri=\"/api/v1/probe/{id}\"")
                .doesNotContain("0190a0a0-0000-7000-8000-000000000001");
    }

    @Test
    void requestsAreCountedByHowLongTheyTook() throws InterruptedException {
        given().get("/api/v1/probe/0190a0a0-0000-7000-8000-000000000002").then().statusCode(200);

        assertThat(metricsOnceThereIs("uri=\"/api/v1/probe/{id}\",le=\"0.25\""))
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/api/v1/probe/\\{id}\",le=\"0.25\"} ");
    }

    @Test
    void logsAtDebugHideWhatIsSecret() {
        String token = Forge.rs256(Forge.memberKey(), null, Forge.memberClaims().build());
        String staff = Tokens.staff("owner@tea");
        String phone = "13912345678";
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 20; i++) {
                given().auth().oauth2(token).get("/api/v1/member/token-probe");
                given().auth().oauth2(staff).get("/api/v1/staff/token-probe");
                given().auth().oauth2(staff + "x").get("/api/v1/staff/token-probe");
                given().contentType("application/json")
                        .body("{\"amountFen\":1,\"note\":\"" + phone + "\"}")
                        .post("/api/v1/probe");
                given().contentType("application/json")
                        .body("{\"amountFen\":\"" + phone + "\"}")
                        .post("/api/v1/probe");
                given().get("/api/v1/probe?text=" + phone);
                given().get("/api/v1/probe?limit=" + phone);
            }
            log.assertHides(List.of(token, staff, phone));
        }
    }

    /** A request is measured when its answer is out, so a moment later than the client has it. */
    private static String metricsOnceThereIs(String text) throws InterruptedException {
        String metrics = given().get("/q/metrics").asString();
        for (int i = 0; i < 100 && !metrics.contains(text); i++) {
            Thread.sleep(100);
            metrics = given().get("/q/metrics").asString();
        }
        return metrics;
    }
}
