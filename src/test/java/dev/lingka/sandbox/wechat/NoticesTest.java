package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payment notices: retried, repeated, lost, held back, and forged in every way that can be ordered. */
class NoticesTest {
    private Lab lab;
    private Receiver receiver;
    private JsonNode merchant;
    private NotificationParser parser;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        receiver = new Receiver();
        merchant = lab.merchant("{}");
        parser = new NotificationParser(MerchantClient.publicKeyConfig(merchant));
        JsonNode person = lab.person("小明", "13800138000");
        String openid =
                lab.login(person, merchant.get("appid").asText()).get("openid").asText();
        lab.post("/control/notices", "{\"signtestRate\":0}");
        MerchantClient client = new MerchantClient(lab, merchant);
        client.jsapi.prepayWithRequestPayment(client.order("order-0001", 30_000, openid, receiver.url()));
    }

    @AfterEach
    void close() {
        receiver.close();
        lab.close();
    }

    @Test
    void comesAgainUntilItIsTakenWithTheSameId() {
        lab.post("/control/notices", "{\"speed\":1000}");
        receiver.answer(call -> receiver.received().size() < 4
                ? new Receiver.Answer(500, "{\"code\":\"FAIL\"}")
                : new Receiver.Answer(204, ""));

        pay();

        Lab.until(() -> notice().get("state").asText().equals("DELIVERED"));
        assertThat(receiver.received()).hasSize(5);
        assertThat(receiver.received().stream().map(Receiver.Received::body).distinct())
                .hasSize(1);
        assertThat(receiver.received().stream()
                        .map(call -> call.header("Wechatpay-Signature"))
                        .distinct())
                .hasSize(5);
        assertThat(notice().get("tries").asInt()).isEqualTo(5);
    }

    @Test
    void isGivenUpAfterFifteenRetries() {
        lab.post("/control/notices", "{\"speed\":1000000}");
        receiver.answer(call -> new Receiver.Answer(500, ""));

        pay();

        Lab.until(() -> notice().get("state").asText().equals("GIVEN_UP"));
        assertThat(receiver.received()).hasSize(16);
    }

    @Test
    void probesWhetherTheMerchantVerifies() {
        lab.post("/control/notices", "{\"signtestRate\":1}");

        pay();

        Lab.until(() -> notice().get("state").asText().equals("DELIVERED"));
        assertThat(receiver.received().get(0).header("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
        assertThat(parsed(receiver.received().get(1)).getOutTradeNo()).isEqualTo("order-0001");
        assertThat(notice().at("/attempts/0/variant").asText()).isEqualTo("signtest");
    }

    @Test
    void waitsWhileNoticesAreOff() {
        lab.post("/control/notices", "{\"auto\":false}");
        pay();
        assertThat(notice().get("state").asText()).isEqualTo("HELD");

        lab.post("/control/notices", "{\"auto\":true}");

        Lab.until(() -> notice().get("state").asText().equals("DELIVERED"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void isLostWhenOrdered() {
        lab.post(order("/lose-notice"), "{}");

        pay();

        assertThat(notice().get("state").asText()).isEqualTo("LOST");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void isRepeatedManyTimesAtOnce() {
        pay();
        Lab.until(() -> receiver.received().size() == 1);

        JsonNode repeated = lab.post(order("/notice"), "{\"times\":20,\"parallel\":true}");

        assertThat(repeated.get("answers")).hasSize(20).allMatch(answer -> answer.get("accepted")
                .asBoolean());
        assertThat(receiver.received()).hasSize(21);
        assertThat(parsed(receiver.received().get(20)).getAmount().getTotal()).isEqualTo(30_000);
    }

    @Test
    void isSignedForSomebodyElseToSend() {
        lab.post("/control/notices", "{\"auto\":false}");
        pay();

        JsonNode letters =
                lab.post(order("/notice"), "{\"send\":false,\"times\":3}").get("letters");

        assertThat(receiver.received()).isEmpty();
        assertThat(letters).hasSize(3);
        assertThat(letters.findValuesAsText("body"))
                .containsOnly(notice().get("body").asText());
        assertThat(letters.findValuesAsText("Wechatpay-Signature")).doesNotHaveDuplicates();
        letters.forEach(
                letter -> assertThat(parsed(received(letter)).getOutTradeNo()).isEqualTo("order-0001"));
        assertThat(letters.findValuesAsText("url")).containsOnly(receiver.url());
        assertThat(notice().get("attempts")).isEmpty();
    }

    /** As its receiver would have it. */
    private static Receiver.Received received(JsonNode letter) {
        Map<String, String> headers = new HashMap<>();
        letter.get("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new Receiver.Received("POST", "", headers, letter.get("body").asText());
    }

    @Test
    void forgeriesThatAVerifierRefuses() {
        Map<String, String> refusals = Map.ofEntries(
                Map.entry("tampered", "ValidationException"),
                Map.entry("tampered_ciphertext", "DecryptionException"),
                Map.entry("bad_signature", "ValidationException"),
                Map.entry("signature_no_base64", "IllegalArgumentException"),
                Map.entry("signtest", "ValidationException"),
                Map.entry("wrong_serial", "ValidationException"),
                Map.entry("other_key", "ValidationException"),
                Map.entry("wrong_api_v3_key", "DecryptionException"),
                Map.entry("not_json", "JsonSyntaxException"),
                Map.entry("no_resource", "MalformedMessageException"),
                Map.entry("no_associated_data", "NullPointerException"));

        refusals.forEach((variant, exception) -> {
            Throwable thrown = catchThrowable(() -> parsed(forged(variant)));
            assertThat(thrown).as(variant).isNotNull();
            assertThat(thrown.getClass().getSimpleName()).as(variant).isIn(exception, "IllegalArgumentException");
        });
    }

    @Test
    void forgeriesThatOnlyTheBusinessCanSee() {
        assertThat(parsed(forged("wrong_amount")).getAmount().getTotal()).isEqualTo(30_001);
        assertThat(parsed(forged("wrong_mchid")).getMchid())
                .isNotEqualTo(merchant.get("mchid").asText());
        assertThat(parsed(forged("wrong_appid")).getAppid())
                .isNotEqualTo(merchant.get("appid").asText());
        assertThat(parsed(forged("unknown_order")).getOutTradeNo()).startsWith("unknown");
        assertThat(parsed(forged("not_paid")).getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
        assertThat(parsed(forged("wrong_currency")).getAmount().getCurrency()).isEqualTo("USD");
        long now = Long.parseLong(forged("true").header("Wechatpay-Timestamp"));
        assertThat(now - Long.parseLong(forged("stale").header("Wechatpay-Timestamp")))
                .isGreaterThan(599);
        assertThat(Lab.json(forged("new_id").body()).get("id"))
                .isNotEqualTo(Lab.json(forged("true").body()).get("id"));
        assertThat(forged("missing_headers").header("Wechatpay-Signature")).isNull();
    }

    private Receiver.Received forged(String variant) {
        if (receiver.received().isEmpty()) {
            pay();
            Lab.until(() -> receiver.received().size() == 1);
        }
        int before = receiver.received().size();
        lab.post(order("/notice"), "{\"variant\":\"" + variant + "\"}");
        Lab.until(() -> receiver.received().size() == before + 1);
        return receiver.received().get(before);
    }

    private Transaction parsed(Receiver.Received call) {
        RequestParam parameters = SdkRoundTripTest.parameters(call);
        return parser.parse(parameters, Transaction.class);
    }

    private void pay() {
        lab.post(order("/pay"), "{}");
    }

    private JsonNode notice() {
        return lab.get(order("")).at("/notices/0");
    }

    private String order(String path) {
        return "/control/orders/" + merchant.get("mchid").asText() + "/order-0001" + path;
    }
}
