package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What WeChat Pay refuses of an order, and how: seen from a bare socket. */
class PayRulesTest {
    private static final String PREPAY = "/v3/pay/transactions/jsapi";

    private Lab lab;
    private JsonNode merchant;
    private RawPay pay;
    private JsonNode person;
    private String openid;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        pay = new RawPay(lab, merchant);
        person = lab.person("小明", "13800138000");
        openid = lab.login(person, merchant.get("appid").asText()).get("openid").asText();
        lab.post("/control/notices", "{\"auto\":false}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void answersInTheExactHeaderCaseAndSigned() {
        RawPay.Raw answer = prepay("order-0001", 100);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("prepay_id").asText()).matches("wx\\d{14}[0-9a-f]{20}");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Wechatpay-Serial"))
                .isEqualTo(merchant.get("wechatPayPublicKeyId").asText())
                .startsWith("PUB_KEY_ID_");
        assertThat(answer.header("Wechatpay-Timestamp")).matches("\\d{10}");
        assertThat(answer.header("Wechatpay-Nonce")).isNotEmpty();
        assertThat(answer.header("Wechatpay-Signature")).hasSize(344);
        assertThat(answer.header("Request-ID")).endsWith("-0");
    }

    @Test
    void signsWithTheKeyThatTheRequestNames() {
        String body = pay.prepay("order-0001", 100, openid);
        String serial = merchant.get("platformCertificateSerial").asText();
        String authorization =
                pay.authorization("POST", PREPAY, body, Clock.systemUTC().millis() / 1000);

        RawPay.Raw answer = pay.send(
                "POST", PREPAY, body, "Authorization: " + authorization + "\r\nWechatpay-Serial: " + serial + "\r\n");

        assertThat(answer.header("Wechatpay-Serial")).isEqualTo(serial);
    }

    @Test
    void refusesWhatIsNotSignedRight() {
        String body = pay.prepay("order-0001", 100, openid);
        long now = Clock.systemUTC().millis() / 1000;
        String good = pay.authorization("POST", PREPAY, body, now);

        assertThat(pay.call("POST", PREPAY, body.replace("100", "101"), good).status())
                .isEqualTo(401);
        assertThat(pay.call("POST", PREPAY + "?x=1", body, good).code()).isEqualTo("SIGN_ERROR");
        assertThat(pay.call("POST", PREPAY, body, pay.authorization("POST", PREPAY, body, now - 301))
                        .status())
                .isEqualTo(401);
        assertThat(pay.call("POST", PREPAY, body, good.replace("RSA2048", "SM2"))
                        .status())
                .isEqualTo(401);
        assertThat(pay.call("POST", PREPAY, body, good.replaceAll("serial_no=\"[^\"]*\",", ""))
                        .status())
                .isEqualTo(401);
        String otherSerial = lab.merchant("{}").get("merchantSerial").asText();
        String borrowed = good.replaceAll("serial_no=\"[^\"]*\"", "serial_no=\"" + otherSerial + "\"");
        RawPay.Raw refused = pay.call("POST", PREPAY, body, borrowed);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Request-ID")).endsWith("-268443699");
    }

    @Test
    void takesTheFieldsOfAuthorizationInAnyOrder() {
        String body = pay.prepay("order-0001", 100, openid);
        String good = pay.authorization("POST", PREPAY, body, Clock.systemUTC().millis() / 1000);
        String[] fields = good.substring(good.indexOf(' ') + 1).split(",", -1);
        String turned =
                "WECHATPAY2-SHA256-RSA2048 " + String.join(",", fields[4], fields[3], fields[2], fields[1], fields[0]);

        assertThat(pay.call("POST", PREPAY, body, turned).status()).isEqualTo(200);
    }

    @Test
    void refusesBadParametersByName() {
        refused(body -> body.put("unexpected", 1), "/unexpected", 270924358L);
        refused(body -> body.withObject("/amount").put("total", 0), "/amount/total", 268435461L);
        refused(body -> body.withObject("/amount").put("total", "1"), "/amount/total", 268435461L);
        refused(body -> body.withObject("/amount").put("total", 1.5), "/amount/total", 268435461L);
        refused(body -> body.withObject("/amount").put("currency", "USD"), "/amount/currency", 268435461L);
        refused(body -> body.put("out_trade_no", "short"), "/out_trade_no", 268435461L);
        refused(body -> body.put("out_trade_no", "order#0001"), "/out_trade_no", 268435461L);
        refused(body -> body.put("notify_url", "http://a.example/n?x=1"), "/notify_url", 268435461L);
        refused(body -> body.put("notify_url", "/notice"), "/notify_url", 268435461L);
        refused(body -> body.put("time_expire", "tomorrow"), "/time_expire", 268435461L);
        refused(body -> body.put("description", "字".repeat(128)), "/description", 268435461L);
        refused(body -> body.withObject("/payer").remove("openid"), "/payer/openid", 268501013L);
        refused(body -> body.withObject("/payer").put("openid", "oUnknown"), "/payer/openid", 268435461L);
        refused(body -> body.put("mchid", "1900000000"), "/mchid", 268447843L);
    }

    private void refused(Consumer<ObjectNode> damage, String field, long number) {
        ObjectNode body = (ObjectNode) Lab.json(pay.prepay("order-0001", 100, openid));
        damage.accept(body);

        RawPay.Raw answer = pay.call("POST", PREPAY, body.toString());

        assertThat(answer.status()).as(body.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("PARAM_ERROR");
        assertThat(answer.json().at("/detail/field").asText()).isEqualTo(field);
        assertThat(answer.header("Request-ID")).endsWith("-" + number);
    }

    @Test
    void refusesAnAppThatIsNotBound() {
        ObjectNode body = (ObjectNode) Lab.json(pay.prepay("order-0001", 100, openid));
        body.put("appid", lab.merchant("{}").get("appid").asText());

        assertThat(pay.call("POST", PREPAY, body.toString()).code()).isEqualTo("APPID_MCHID_NOT_MATCH");
    }

    @Test
    void givesAFreshPrepayIdForTheSameOrderOnly() {
        String first = prepay("order-0001", 100).json().get("prepay_id").asText();

        assertThat(prepay("order-0001", 100).json().get("prepay_id").asText()).isNotEqualTo(first);
        RawPay.Raw other = prepay("order-0001", 101);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.code()).isEqualTo("INVALID_REQUEST");
        assertThat(other.header("Request-ID")).endsWith("-268498688");
    }

    @Test
    void neitherPaysNorClosesTwice() {
        prepay("order-0001", 100);
        paid("order-0001");

        assertThat(prepay("order-0001", 100).code()).isEqualTo("ORDER_PAID");
        assertThat(close("order-0001").code()).isEqualTo("ORDER_PAID");
        prepay("order-0002", 100);
        assertThat(close("order-0002").status()).isEqualTo(204);
        assertThat(close("order-0002").header("Wechatpay-Signature")).hasSize(344);
        assertThat(prepay("order-0002", 100).code()).isEqualTo("ORDER_CLOSED");
        assertThat(lab.exchange("POST", orders("order-0002") + "/pay", "{}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void tellsWhatBecameOfAnOrder() {
        prepay("order-0001", 100);

        JsonNode open = query("order-0001").json();

        assertThat(open.get("trade_state").asText()).isEqualTo("NOTPAY");
        assertThat(open.has("transaction_id")).isFalse();
        assertThat(query("order-0009").code()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(query("order-0009").status()).isEqualTo(404);
        String mine = "/v3/pay/transactions/out-trade-no/order-0001";
        assertThat(pay.call("GET", mine, "").code()).isEqualTo("PARAM_ERROR");
        assertThat(pay.call("GET", mine + "?mchid=1900000000", "").status()).isEqualTo(400);
    }

    @Test
    void paySheetRefusesWrongSignaturesAndOtherPeople() {
        String prepayId = prepay("order-0001", 100).json().get("prepay_id").asText();
        ObjectNode parameters = parameters(prepayId);
        JsonNode other = lab.person("小红", "13900139000");

        assertThat(message(person, parameters.deepCopy().put("nonceStr", "other")))
                .contains("签名");
        assertThat(message(other, parameters)).contains("payer");
        assertThat(message(person, parameters.deepCopy().put("package", "prepay_id=wx0")))
                .contains("prepay_id");
        assertThat(lab.post("/control/users/" + person.get("id").asText() + "/cancel", parameters.toString())
                        .get("errMsg")
                        .asText())
                .isEqualTo("requestPayment:fail cancel");
        lab.post("/control/clock", "{\"offsetSeconds\":7201}");
        assertThat(message(person, parameters)).contains("过期");
        lab.post("/control/clock", "{\"offsetSeconds\":0}");
        assertThat(message(person, parameters)).isEqualTo("requestPayment:ok");
        assertThat(message(person, parameters)).contains("已支付");
    }

    private String message(JsonNode user, ObjectNode parameters) {
        return lab.post("/control/users/" + user.get("id").asText() + "/pay", parameters.toString())
                .get("errMsg")
                .asText();
    }

    private ObjectNode parameters(String prepayId) {
        String appid = merchant.get("appid").asText();
        String text = appid + "\n1554208460\nnonce\nprepay_id=" + prepayId + "\n";
        return Lab.JSON
                .createObjectNode()
                .put("appId", appid)
                .put("timeStamp", "1554208460")
                .put("nonceStr", "nonce")
                .put("package", "prepay_id=" + prepayId)
                .put("signType", "RSA")
                .put("paySign", pay.sign(text));
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

    private RawPay.Raw close(String outTradeNo) {
        String target = "/v3/pay/transactions/out-trade-no/" + outTradeNo + "/close";
        return pay.call("POST", target, "{\"mchid\":\"" + mchid() + "\"}");
    }
}
