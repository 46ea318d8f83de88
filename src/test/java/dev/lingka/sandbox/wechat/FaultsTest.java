package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault, as the official SDK and a bare client meet it, and whether the work was done. */
class FaultsTest {
    private static final String PREPAY = "POST /v3/pay/transactions/jsapi";

    private Lab lab;
    private JsonNode merchant;
    private MerchantClient client;
    private PrepayRequest order;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{}");
        client = new MerchantClient(lab, merchant);
        JsonNode person = lab.person("小明", "13800138000");
        String openid =
                lab.login(person, merchant.get("appid").asText()).get("openid").asText();
        order = client.order("order-0001", 100, openid, "http://127.0.0.1:9/n");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "system_error,false,500",
        "system_error_after_effect,true,500",
        "too_many_requests,false,429",
        "error,false,403",
    })
    void answersWithAnError(String mode, boolean done, int status) {
        fault(PREPAY, "\"mode\":\"%s\",\"status\":403,\"code\":\"NO_AUTH\"".formatted(mode));

        Throwable thrown = catchThrowable(() -> client.jsapi.prepayWithRequestPayment(order));

        assertThat(thrown).isInstanceOf(ServiceException.class);
        assertThat(((ServiceException) thrown).getHttpStatusCode()).isEqualTo(status);
        assertThat(known()).isEqualTo(done);
        assertThat(client.jsapi.prepayWithRequestPayment(order).getPackageVal()).startsWith("prepay_id=wx");
    }

    @ParameterizedTest
    @CsvSource({"bad_signature", "wrong_serial"})
    void answersThatDoNotVerifyAreDoneAllTheSame(String mode) {
        fault(PREPAY, "\"mode\":\"" + mode + "\"");

        assertThat(catchThrowable(() -> client.jsapi.prepayWithRequestPayment(order)))
                .isInstanceOf(ValidationException.class);
        assertThat(known()).isTrue();
    }

    @Test
    void otherBrokenAnswers() {
        assertThat(thrownBy("missing_headers"))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
        assertThat(thrownBy("stale_timestamp")).isInstanceOf(IllegalArgumentException.class);
        assertThat(thrownBy("malformed_json")).isInstanceOf(MalformedMessageException.class);
        assertThat(thrownBy("html_502").getClass().getName()).isEqualTo("com.google.gson.JsonSyntaxException");
        assertThat(lab.get("/control/faults")).isEmpty();
    }

    private Throwable thrownBy(String mode) {
        fault(PREPAY, "\"mode\":\"" + mode + "\"");
        return catchThrowable(() -> client.jsapi.prepayWithRequestPayment(order));
    }

    @Test
    void dropsTheConnectionBeforeOrAfterTheEffect() {
        RawPay raw = new RawPay(lab, merchant);
        String body = raw.prepay("order-0002", 100, order.getPayer().getOpenid());
        fault(PREPAY, "\"mode\":\"drop_before_effect\"");

        assertThat(raw.call("POST", "/v3/pay/transactions/jsapi", body).head()).isEmpty();
        assertThat(known("order-0002")).isFalse();
        fault("* /v3/pay/*", "\"mode\":\"drop_after_effect\"");
        assertThat(raw.call("POST", "/v3/pay/transactions/jsapi", body).head()).isEmpty();
        assertThat(known("order-0002")).isTrue();
    }

    @Test
    void theSdkReportsALostAnswerAsUnknown() {
        fault(PREPAY, "\"mode\":\"drop_after_effect\",\"times\":-1");

        assertThat(catchThrowable(() -> client.jsapi.prepayWithRequestPayment(order)))
                .isInstanceOf(HttpException.class);
        lab.exchange("DELETE", "/control/faults", null);
        assertThat(client.jsapi.prepayWithRequestPayment(order).getPaySign()).isNotEmpty();
    }

    @Test
    void answersLateAndOnlyAfterSomeCalls() {
        fault(PREPAY, "\"mode\":\"slow\",\"delayMs\":800,\"skip\":1");
        client.jsapi.prepayWithRequestPayment(order);
        long start = System.nanoTime();

        client.jsapi.prepayWithRequestPayment(order);

        assertThat(System.nanoTime() - start).isGreaterThan(700_000_000L);
    }

    @Test
    void theOpenPlatformFailsInItsOwnWords() {
        String token = lab.token(merchant);
        String path = "/wxa/getwxacodeunlimit";
        fault("POST " + path, "\"mode\":\"errcode\",\"errcode\":40001");
        fault("POST " + path, "\"mode\":\"system_error\"");
        fault("POST " + path, "\"mode\":\"too_many_requests\"");
        fault("POST " + path, "\"mode\":\"html_502\"");

        assertThat(errcode(path, token)).isEqualTo(40001);
        assertThat(errcode(path, token)).isEqualTo(-1);
        assertThat(errcode(path, token)).isEqualTo(45011);
        assertThat(new String(
                        lab.exchange("POST", path + "?access_token=" + token, "{\"scene\":\"a\"}")
                                .body(),
                        UTF_8))
                .startsWith("<html>");
    }

    private int errcode(String path, String token) {
        return lab.post(path + "?access_token=" + token, "{\"scene\":\"a\"}")
                .get("errcode")
                .asInt();
    }

    private void fault(String match, String more) {
        assertThat(lab.post("/control/faults", "{\"match\":\"" + match + "\"," + more + "}")
                        .has("id"))
                .isTrue();
    }

    private boolean known() {
        return known("order-0001");
    }

    private boolean known(String outTradeNo) {
        String path = "/control/orders/" + merchant.get("mchid").asText() + "/" + outTradeNo;
        return lab.exchange("GET", path, null).statusCode() == 200;
    }
}
