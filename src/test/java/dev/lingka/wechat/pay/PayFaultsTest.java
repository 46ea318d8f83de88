package dev.lingka.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.WechatMerchants;
import dev.lingka.wechat.WechatMerchants.Known;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong at WeChat Pay, nobody takes a guess for a fact. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class PayFaultsTest {

    private static final long TOTAL_FEN = 30_000;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Inject
    WechatPayService pay;

    @Inject
    WechatMerchants merchants;

    @Inject
    PayClients clients;

    @Inject
    WechatConfig config;

    private Known merchant;
    private String user;
    private Prepay order;

    @BeforeEach
    void anOrder() {
        merchant = merchants.open();
        user = WechatLab.user();
        WechatLab.post("/control/notices", Map.of("auto", false));
        order = new Prepay(
                "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20),
                "储值 300 元",
                TOTAL_FEN,
                WechatLab.login(user, merchant.wechat()).get("openid").asText(),
                Clock.systemUTC().instant().plus(Duration.ofMinutes(30)),
                "");
    }

    @AfterEach
    void calm() {
        WechatLab.noFaults();
        WechatLab.post("/control/notices", Map.of("auto", true));
    }

    @Test
    void paysQueriesRefundsAndQueriesTheRefund() {
        Prepaid prepaid = await(() -> pay.prepay(merchant.id(), order)).found().orElseThrow();

        assertThat(payOnThePhone(prepaid.parameters())).isEqualTo("requestPayment:ok");
        OrderState paid = await(() -> pay.query(merchant.id(), order.outTradeNo()))
                .found()
                .orElseThrow();
        assertThat(paid.state()).isEqualTo(TradeState.SUCCESS);
        assertThat(paid.amountFen()).isEqualTo(TOTAL_FEN);
        assertThat(paid.openId()).contains(order.openId());
        assertThat(paid.mchId()).isEqualTo(merchant.text("mchid"));
        RefundState refund =
                await(() -> pay.refund(merchant.id(), refund())).found().orElseThrow();
        assertThat(refund.refundFen()).isEqualTo(10_000);
        assertThat(await(() -> pay.queryRefund(merchant.id(), "F" + order.outTradeNo()))
                        .found()
                        .orElseThrow()
                        .refundId())
                .isEqualTo(refund.refundId());
    }

    @Test
    void theNoticeAddressIsTheMerchants() {
        await(() -> pay.prepay(merchant.id(), order));

        assertThat(WechatLab.get("/control/orders/" + merchant.text("mchid") + "/" + order.outTradeNo())
                        .get("notify_url")
                        .asText())
                .endsWith("/api/wechat/" + merchant.code() + "/pay/notices");
    }

    @Test
    void closesAnUnpaidOrderAndRefusesAPaidOne() {
        await(() -> pay.prepay(merchant.id(), order));
        assertThat(await(() -> pay.close(merchant.id(), order.outTradeNo())).found())
                .contains(order.outTradeNo());
        assertThat(await(() -> pay.prepay(merchant.id(), order)).isRefused(PayRefusal.ORDER_CLOSED))
                .isTrue();
        Prepay second = new Prepay(order.outTradeNo() + "b", "储值", TOTAL_FEN, order.openId(), order.expiresAt(), "");
        payOnThePhone(await(() -> pay.prepay(merchant.id(), second))
                .found()
                .orElseThrow()
                .parameters());

        assertThat(await(() -> pay.close(merchant.id(), second.outTradeNo())).isRefused(PayRefusal.ORDER_PAID))
                .isTrue();
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        assertThat(await(() -> pay.query(merchant.id(), "nothing")).isRefused(PayRefusal.ORDER_NOT_FOUND))
                .isTrue();
        assertThat(await(() -> pay.queryRefund(merchant.id(), "nothing")).isRefused(PayRefusal.REFUND_NOT_FOUND))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "drop_before_effect,NO_ANSWER",
        "drop_after_effect,NO_ANSWER",
        "system_error,SERVER_ERROR",
        "system_error_after_effect,SERVER_ERROR",
        "too_many_requests,TOO_FREQUENT",
        "html_502,UNREADABLE",
        "html_502_after_effect,UNREADABLE",
        "slow,NO_ANSWER",
        "bad_signature,UNVERIFIED",
        "stale_timestamp,UNVERIFIED",
        "wrong_serial,UNVERIFIED",
        "missing_headers,UNVERIFIED",
        "malformed_json,UNREADABLE",
        "empty_body,UNVERIFIED"
    })
    void everyFaultIsADoubt(String mode, PayDoubt expected) {
        WechatLab.fault(
                Map.of("match", "POST /v3/pay/transactions/jsapi", "mode", mode, "delayMs", delay(mode), "times", 5));
        PayResult<Prepaid> result = await(() -> pay.prepay(merchant.id(), order));
        WechatLab.noFaults();

        assertThat(result.isUnknown()).isTrue();
        if (!mode.equals("empty_body")) {
            assertThat(result).isEqualTo(new PayResult.Unknown<>(expected));
        }
        assertThat(await(() -> pay.prepay(merchant.id(), order)).found()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop_after_effect", "system_error_after_effect", "html_502_after_effect", "bad_signature"})
    void aRefundInDoubtHappensOnceWhenItIsRepeated(String mode) {
        payOnThePhone(await(() -> pay.prepay(merchant.id(), order))
                .found()
                .orElseThrow()
                .parameters());
        WechatLab.fault(Map.of("match", "POST /v3/refund/domestic/refunds", "mode", mode, "times", 5));
        assertThat(await(() -> pay.refund(merchant.id(), refund())).isUnknown()).isTrue();
        WechatLab.noFaults();

        assertThat(await(() -> pay.refund(merchant.id(), refund())).found()).isPresent();
        assertThat(WechatLab.get("/control/book?mchid=" + merchant.text("mchid"))
                        .at("/merchants/" + merchant.text("mchid") + "/refundedFen")
                        .asLong())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "403,NOT_ENOUGH,NOT_ENOUGH",
        "403,NOTENOUGH,NOT_ENOUGH",
        "404,ORDERNOTEXIST,ORDER_NOT_FOUND",
        "401,SIGN_ERROR,MISCONFIGURED",
        "403,NO_AUTH,MISCONFIGURED"
    })
    void aClear4xxIsARefusalInWhicheverSpelling(int status, String code, PayRefusal expected) {
        WechatLab.fault(
                Map.of("match", "POST /v3/pay/transactions/jsapi", "mode", "error", "status", status, "code", code));

        assertThat(await(() -> pay.prepay(merchant.id(), order)).isRefused(expected))
                .isTrue();
    }

    @Test
    void comparesABillWithItsHashAndTotals() {
        payOnThePhone(await(() -> pay.prepay(merchant.id(), order))
                .found()
                .orElseThrow()
                .parameters());
        try {
            WechatLab.post("/control/clock", Map.of("offsetSeconds", 2 * 86_400));
            Instant paidAt = await(() -> pay.query(merchant.id(), order.outTradeNo()))
                    .found()
                    .orElseThrow()
                    .paidAt()
                    .orElseThrow();
            LocalDate day = paidAt.atZone(BEIJING).toLocalDate();

            TradeBill bill =
                    await(() -> pay.tradeBill(merchant.id(), day)).found().orElseThrow();
            TradeBill empty = await(() -> pay.tradeBill(merchant.id(), day.minusDays(3)))
                    .found()
                    .orElseThrow();

            assertThat(bill.lines()).hasSize(1);
            assertThat(bill.lines().get(0).outTradeNo()).isEqualTo(order.outTradeNo());
            assertThat(bill.lines().get(0).settledFen()).isEqualTo(TOTAL_FEN);
            assertThat(empty.lines()).isEmpty();
        } finally {
            WechatLab.post("/control/clock", Map.of("offsetSeconds", 0));
        }
    }

    @Test
    void aBillOfTodayIsNotReady() {
        LocalDate today = Clock.systemUTC().instant().atZone(BEIJING).toLocalDate();

        assertThat(await(() -> pay.tradeBill(merchant.id(), today)).found()).isEmpty();
    }

    @Test
    void resultsComeBackOnTheCallersContext() {
        boolean same = await(() -> {
            Object caller = Vertx.currentContext();
            return pay.query(merchant.id(), "nothing").map(done -> Vertx.currentContext() == caller);
        });

        assertThat(same).isTrue();
    }

    @Test
    void keysThatTheOperatorChangedAreUsedAtOnce() {
        PayClient before = await(() -> clients.of(merchant.id()));
        merchants.enter(merchant, WechatMerchants.keys(merchant.wechat()));

        assertThat(await(() -> clients.of(merchant.id())).revision()).isGreaterThan(before.revision());
    }

    private PlaceRefund refund() {
        return new PlaceRefund(order.outTradeNo(), "F" + order.outTradeNo(), 10_000, TOTAL_FEN, "退储值");
    }

    private String payOnThePhone(PaymentParameters parameters) {
        return WechatLab.post(
                        "/control/users/" + user + "/pay",
                        Map.of(
                                "appId", parameters.appId(),
                                "timeStamp", parameters.timeStamp(),
                                "nonceStr", parameters.nonceStr(),
                                "package", parameters.packageVal(),
                                "signType", parameters.signType(),
                                "paySign", parameters.paySign()))
                .get("errMsg")
                .asText();
    }

    private int delay(String mode) {
        return mode.equals("slow")
                ? (int) config.pay().callTimeout().plusSeconds(1).toMillis()
                : 0;
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        return WechatMerchants.await(work);
    }
}
