package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What WeChat Pay refuses of refunds and bills, and how they end: seen from a bare socket. */
class RefundRulesTest {
    private static final String PREPAY = "/v3/pay/transactions/jsapi";
    private static final String REFUND = "/v3/refund/domestic/refunds";

    private Lab lab;
    private JsonNode merchant;
    private RawPay pay;
    private String openid;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        pay = new RawPay(lab, merchant);
        JsonNode person = lab.person("小明", "13800138000");
        openid = lab.login(person, merchant.get("appid").asText()).get("openid").asText();
        lab.post("/control/notices", "{\"auto\":false}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void refundsEachNumberOnceAndNeverTooMuch() {
        prepay("order-0001", 1000);
        assertThat(refund("refund-1", 100, 1000).code()).isEqualTo("RESOURCE_NOT_EXISTS");
        paid("order-0001");

        String id = refund("refund-1", 400, 1000).json().get("refund_id").asText();

        assertThat(refund("refund-1", 400, 1000).json().get("refund_id").asText())
                .isEqualTo(id);
        assertThat(refund("refund-1", 401, 1000).code()).isEqualTo("INVALID_REQUEST");
        assertThat(refund("refund-2", 601, 1000).code()).isEqualTo("INVALID_REQUEST");
        assertThat(refund("refund-2", 600, 999).code()).isEqualTo("INVALID_REQUEST");
        lab.patch("/control/merchants/" + mchid(), "{\"balanceFen\":599}");
        RawPay.Raw poor = refund("refund-2", 600, 1000);
        assertThat(poor.status()).isEqualTo(403);
        assertThat(poor.code()).isEqualTo("NOT_ENOUGH");
        lab.patch("/control/merchants/" + mchid(), "{\"balanceFen\":600}");
        assertThat(refund("refund-2", 600, 1000).status()).isEqualTo(200);
        assertThat(query("order-0001").json().get("trade_state").asText()).isEqualTo("REFUND");
        JsonNode witness = lab.get("/control/book").at("/merchants/" + mchid());
        assertThat(witness.get("paidFen").asLong()).isEqualTo(1000);
        assertThat(witness.get("refundedFen").asLong()).isEqualTo(1000);
    }

    @Test
    void refundsAtMostFiftyTimesAndForAYear() {
        prepay("order-0001", 1000);
        paid("order-0001");
        for (int i = 1; i <= 50; i++) {
            assertThat(refund("refund-" + i, 1, 1000).status()).isEqualTo(200);
        }

        assertThat(refund("refund-51", 1, 1000).code()).isEqualTo("INVALID_REQUEST");
        lab.post("/control/clock", "{\"offsetSeconds\":0}");
        prepay("order-0002", 1000);
        paid("order-0002");
        lab.post("/control/clock", "{\"offsetSeconds\":31622400}");
        String late = refundBody("order-0002", "refund-late", 1, 1000);
        assertThat(pay.call("POST", REFUND, late).code()).isEqualTo("INVALID_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,REFUND.SUCCESS", "ABNORMAL,REFUND.ABNORMAL", "CLOSED,REFUND.CLOSED"})
    void refundsEndAsOrdered(String status, String event) {
        lab.patch("/control/settings", "{\"refundOutcome\":\"MANUAL\"}");
        prepay("order-0001", 1000);
        paid("order-0001");
        refund("refund-1", 1000, 1000);
        assertThat(refundStatus("refund-1")).isEqualTo("PROCESSING");

        JsonNode ended =
                lab.post("/control/refunds/" + mchid() + "/refund-1/finish", "{\"status\":\"" + status + "\"}");

        assertThat(refundStatus("refund-1")).isEqualTo(status);
        assertThat(ended.at("/notices/0/event").asText()).isEqualTo(event);
        boolean again = refund("refund-2", 1000, 1000).status() == 200;
        assertThat(again).isEqualTo(status.equals("CLOSED"));
    }

    private String refundStatus(String outRefundNo) {
        return pay.call("GET", REFUND + "/" + outRefundNo, "")
                .json()
                .get("status")
                .asText();
    }

    @Test
    void billsAreThereTheNextMorningForFiveMinutes() {
        prepay("order-0001", 1000);
        paid("order-0001");
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        assertThat(bill(today).code()).isEqualTo("INVALID_REQUEST");
        lab.patch("/control/settings", "{\"billReadyHour\":24}");
        lab.post("/control/clock", "{\"offsetSeconds\":86400}");
        assertThat(bill(today).code()).isEqualTo("STATEMENT_CREATING");
        lab.patch("/control/settings", "{\"billReadyHour\":0}");

        String url = bill(today).json().get("download_url").asText();
        String target = url.substring(url.indexOf("/v3/"));

        assertThat(pay.call("GET", target, "").body()).contains("`order-0001");
        assertThat(pay.call("GET", target, "").header("Wechatpay-Signature")).isNull();
        assertThat(pay.send("GET", target, "", "").status()).isEqualTo(401);
        assertThat(new RawPay(lab, lab.merchant("{}")).call("GET", target, "").status())
                .isEqualTo(400);
        lab.post("/control/clock", "{\"offsetSeconds\":86701}");
        assertThat(pay.call("GET", target, "").status()).isEqualTo(400);
    }

    private RawPay.Raw bill(String day) {
        return pay.call("GET", "/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL", "");
    }

    @Test
    void merchantsOnThePublicKeyAloneHaveNoCertificates() {
        RawPay alone = new RawPay(lab, lab.merchant("{\"publicKeyMode\":true}"));

        assertThat(alone.call("GET", "/v3/certificates", "").status()).isEqualTo(404);
        assertThat(alone.call("GET", "/v3/certificates", "").code()).isEqualTo("NOT_FOUND");
        assertThat(pay.call("GET", "/v3/certificates", "")
                        .json()
                        .at("/data/0/serial_no")
                        .asText())
                .isEqualTo(merchant.get("platformCertificateSerial").asText());
    }

    private RawPay.Raw refund(String outRefundNo, int refundFen, int totalFen) {
        return pay.call("POST", REFUND, refundBody("order-0001", outRefundNo, refundFen, totalFen));
    }

    private static String refundBody(String outTradeNo, String outRefundNo, int refundFen, int totalFen) {
        return """
                {"out_trade_no":"%s","out_refund_no":"%s","notify_url":"http://127.0.0.1:9/n",\
                "amount":{"refund":%d,"total":%d,"currency":"CNY"}}"""
                .formatted(outTradeNo, outRefundNo, refundFen, totalFen);
    }

    private String mchid() {
        return merchant.get("mchid").asText();
    }

    private String orders(String outTradeNo) {
        return "/control/orders/" + mchid() + "/" + outTradeNo;
    }

    private RawPay.Raw prepay(String outTradeNo, int totalFen) {
        return pay.call("POST", PREPAY, pay.prepay(outTradeNo, totalFen, openid));
    }

    private void paid(String outTradeNo) {
        assertThat(lab.post(orders(outTradeNo) + "/pay", "{}")
                        .get("trade_state")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    private RawPay.Raw query(String outTradeNo) {
        return pay.call("GET", "/v3/pay/transactions/out-trade-no/" + outTradeNo + "?mchid=" + mchid(), "");
    }
}
