package dev.lingka.reward.grant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Birthdays over HTTP: a person tells one, and the day's run finds it though it is sealed. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class BirthdayJobTest {

    private static final List<Map<String, String>> CONSENTS =
            List.of(Map.of("document", "terms", "version", "1"), Map.of("document", "privacy", "version", "1"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POINTS = 66;

    private final BirthdayJob job;
    private final Clock clock;
    private LocalDate today;
    private TestMerchant merchant;
    private JsonNode wechat;

    BirthdayJobTest(BirthdayJob job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        merchant = TestMerchant.open();
        wechat = WechatLab.merchant();
        TestMerchant.operator()
                .body(Map.of(
                        "miniProgram",
                        Map.of(
                                "appId", wechat.get("appid").asText(),
                                "appSecret", wechat.get("appSecret").asText())))
                .put("/api/v1/operator/merchants/{code}/wechat-credentials", merchant.code())
                .then()
                .statusCode(200);
        merchant.hire("manager");
    }

    private void publish() {
        merchant.publish(Map.of(
                "rewards",
                Map.of(
                        "grants",
                        List.of(
                                Map.of("code", "cake", "on", "birthday", "points", POINTS),
                                Map.of("code", "candle", "on", "birth_month", "points", 1)))));
    }

    @Test
    void thePersonOfTheDayIsGivenBothAndOneOfTheMonthHalfOnceInTheYear() throws Throwable {
        RequestSpecification born = member(today.withYear(1992));
        RequestSpecification sameMonth = member(someOtherDayOfTheMonth());
        RequestSpecification otherMonth =
                member(today.withYear(1992).withDayOfMonth(1).plusMonths(2));
        publish();

        await(born, POINTS + 1);
        await(sameMonth, 1);
        run();

        assertThat(points(born)).isEqualTo(POINTS + 1);
        assertThat(points(sameMonth)).isEqualTo(1);
        assertThat(points(otherMonth)).isZero();
    }

    private LocalDate someOtherDayOfTheMonth() {
        LocalDate first = today.withYear(1992).withDayOfMonth(1);
        return today.getDayOfMonth() == 1 ? first.plusDays(9) : first;
    }

    /** The schedule may be at it already: then this run finds the lease taken, and the other one does the work. */
    private void await(RequestSpecification member, long points) throws Throwable {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        run();
        while (points(member) != points) {
            assertThat(System.nanoTime()).as("the day's run came by").isLessThan(deadline);
            Thread.sleep(200);
            run();
        }
    }

    private void run() throws Throwable {
        VertxContextSupport.subscribeAndAwait(job::run);
    }

    private static long points(RequestSpecification member) {
        return given().spec(member)
                .get("/api/v1/member/points")
                .then()
                .statusCode(200)
                .extract()
                .<Number>path("points")
                .longValue();
    }

    private RequestSpecification member(LocalDate birthday) {
        String phone = "138" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        String user = WechatLab.post("/control/users", Map.of("phone", phone))
                .get("id")
                .asText();
        String token = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "merchant",
                        merchant.code(),
                        "code",
                        WechatLab.login(user, wechat).get("code").asText()))
                .post("/api/v1/member/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        String phoneCode = WechatLab.phoneCode(user, wechat).get("code").asText();
        String fresh = as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("consents", CONSENTS, "phoneCode", phoneCode))
                .post("/api/v1/member/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("access.accessToken");
        RequestSpecification member = as(fresh == null ? token : fresh);
        given().spec(member)
                .body(Map.of("birthday", birthday.toString()))
                .put("/api/v1/member/profile")
                .then()
                .statusCode(200);
        return member;
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
