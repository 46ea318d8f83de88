package dev.lingka.wechat.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.WechatMerchants;
import dev.lingka.wechat.WechatMerchants.Known;
import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.Prepay;
import dev.lingka.wechat.pay.WechatPayService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class NoticeResourceTest {

    @Inject
    WechatMerchants merchants;

    @Inject
    WechatPayService pay;

    @Inject
    NoticeDiary diary;

    private Known merchant;
    private String order;

    @BeforeEach
    void aPaidOrderWhoseNoticeWaits() {
        WechatLab.post("/control/notices", Map.of("auto", false, "signtestRate", 0));
        merchant = merchants.open();
        String openId = WechatLab.login(WechatLab.user(), merchant.wechat())
                .get("openid")
                .asText();
        String number = "N" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        Prepay prepay = new Prepay(
                number, "储值", 30_000, openId, Clock.systemUTC().instant().plus(Duration.ofMinutes(30)), "");
        assertThat(WechatMerchants.await(() -> pay.prepay(merchant.id(), prepay))
                        .found())
                .isPresent();
        order = "/control/orders/" + merchant.text("mchid") + "/" + number;
        WechatLab.post(order + "/pay", Map.of());
    }

    @AfterEach
    void calm() {
        WechatLab.post("/control/notices", Map.of("auto", true));
    }

    @Test
    void handsOverAGenuineNoticeOnce() {
        Queue<Object> seen = watch(0);

        assertThat(send("true", 3)).containsExactly(200, 200, 200);

        assertThat(seen).hasSize(1);
        PaidNotice notice = (PaidNotice) seen.element();
        assertThat(notice.order().amountFen()).isEqualTo(30_000);
        assertThat(notice.order().state().isPaid()).isTrue();
        assertThat(notice.order().mchId()).isEqualTo(merchant.text("mchid"));
        assertThat(notice.toString()).doesNotContain(notice.order().openId().orElseThrow());
    }

    @Test
    void handsOverAgainUntilItIsHandled() {
        Queue<Object> seen = watch(2);

        assertThat(send("true", 4)).containsExactly(500, 500, 200, 200);

        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "signtest,401",
        "bad_signature,401",
        "signature_no_base64,401",
        "tampered,401",
        "stale,401",
        "future,401",
        "wrong_serial,401",
        "other_key,401",
        "missing_headers,401",
        "not_json,400",
        "no_resource,400",
        "tampered_ciphertext,500",
        "wrong_api_v3_key,500",
        "wrong_mchid,400"
    })
    void refusesEveryForgery(String variant, int status) {
        Queue<Object> seen = watch(0);

        assertThat(send(variant, 1)).containsExactly(status);

        assertThat(seen).isEmpty();
    }

    @Test
    void refusalsAreCountedByReason() {
        watch(0);
        double before = failures("WRONG_SIGNATURE");

        send("bad_signature", 1);

        assertThat(failures("WRONG_SIGNATURE")).isEqualTo(before + 1);
    }

    @Test
    void twentyAtOnceAllSucceed() {
        watch(0);

        JsonNode answers =
                WechatLab.post(order + "/notice", Map.of("times", 20, "parallel", true, "url", url(merchant.code())));

        assertThat(statuses(answers)).hasSize(20).containsOnly(200);
    }

    @Test
    void anUnknownMerchantIsToldInWechatsFormat() {
        given().header("Wechatpay-Signature", "x")
                .body("{}")
                .post("/api/wechat/nobody/pay/notices")
                .then()
                .statusCode(401);
        assertThat(statuses(WechatLab.post(order + "/notice", Map.of("url", url("nobody")))))
                .containsExactly(404);
    }

    @Test
    void aNoticeForAnotherMerchantIsRefused() {
        Known other = merchants.open();

        assertThat(statuses(WechatLab.post(order + "/notice", Map.of("url", url(other.code())))))
                .containsExactly(401);
    }

    @Test
    void unsignedAndEndlessBodiesAreRefusedInWechatsFormat() {
        String path = "/api/wechat/" + merchant.code() + "/pay/notices";

        given().body("{}").post(path).then().statusCode(401).body("code", equalTo("FAIL"));
        given().body("x".repeat(65 * 1024)).post(path).then().statusCode(413).body("code", equalTo("FAIL"));
    }

    private Queue<Object> watch(int failures) {
        return diary.watch(merchant.id().merchantId(), failures);
    }

    private List<Integer> send(String variant, int times) {
        return statuses(WechatLab.post(
                order + "/notice", Map.of("variant", variant, "times", times, "url", url(merchant.code()))));
    }

    private static double failures(String fault) {
        String sample = "lingka_notice_failures_total{fault=\"" + fault + "\"} ";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
                .findFirst()
                .orElseThrow();
    }

    private static String url(String code) {
        return "http://127.0.0.1:" + io.restassured.RestAssured.port + "/api/wechat/" + code + "/pay/notices";
    }

    private static List<Integer> statuses(JsonNode answers) {
        return StreamSupport.stream(answers.get("answers").spliterator(), false)
                .map(answer -> answer.get("status").asInt())
                .toList();
    }
}
