package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.PushCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushes in every mode, format and shape, and what happens when they are not taken. */
class PushesTest {
    private Lab lab;
    private Receiver receiver;
    private JsonNode merchant;
    private JsonNode person;
    private String openid;
    private String template;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        receiver = new Receiver();
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        person = lab.person("小明", "13800138000");
        openid = lab.login(person, appid()).get("openid").asText();
        template = lab.post(
                        "/control/apps/" + appid() + "/templates",
                        "{\"title\":\"充值成功通知\",\"fields\":[\"amount1\",\"thing2\"]}")
                .get("templateId")
                .asText();
    }

    @AfterEach
    void close() {
        receiver.close();
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({"plain,json", "plain,xml", "compatible,json", "compatible,xml", "safe,json", "safe,xml"})
    void pushesInEveryModeAndFormat(String mode, String format) throws IOException {
        push(mode, format);

        answer("accept");

        Lab.until(() -> receiver.received().size() == 1);
        Receiver.Received push = receiver.received().get(0);
        assertThat(push.query("signature")).isEqualTo(signature(push));
        boolean encrypted = !mode.equals("plain");
        assertThat(push.query("encrypt_type")).isEqualTo(encrypted ? "aes" : null);
        JsonNode body = read(push.body(), format);
        assertThat(body.path("Event").asText().isEmpty()).isEqualTo(mode.equals("safe"));
        JsonNode event = encrypted ? opened(push, body, format) : body;
        assertThat(event.get("ToUserName").asText())
                .isEqualTo(merchant.get("originalId").asText());
        assertThat(event.get("FromUserName").asText()).isEqualTo(openid);
        assertThat(event.get("Event").asText()).isEqualTo("subscribe_msg_popup_event");
        JsonNode entry = format.equals("xml") ? event.at("/SubscribeMsgPopupEvent/List") : event.get("List");
        assertThat(entry.get("TemplateId").asText()).isEqualTo(template);
        assertThat(entry.get("SubscribeStatusString").asText()).isEqualTo("accept");
        assertThat(entry.get("PopupScene").asText()).isEqualTo("0");
    }

    private JsonNode opened(Receiver.Received push, JsonNode body, String format) throws IOException {
        String secret = body.get("Encrypt").asText();
        assertThat(push.query("msg_signature"))
                .isEqualTo(Hashes.sortedSha1(pushToken(), push.query("timestamp"), push.query("nonce"), secret));
        return read(new PushCipher(merchant.get("encodingAesKey").asText(), appid()).decrypt(secret), format);
    }

    private static JsonNode read(String text, String format) throws IOException {
        return format.equals("xml") ? new XmlMapper().readTree(text) : Lab.json(text);
    }

    @Test
    void aListOfSeveralIsAnArrayInJson() {
        push("plain", "json");
        String second = lab.post(
                        "/control/apps/" + appid() + "/templates", "{\"title\":\"排队叫号通知\",\"fields\":[\"thing1\"]}")
                .get("templateId")
                .asText();

        subscribe("\"" + template + "\":\"accept\",\"" + second + "\":\"reject\"");

        Lab.until(() -> receiver.received().size() == 1);
        JsonNode list = Lab.json(receiver.received().get(0).body()).get("List");
        assertThat(list.isArray()).isTrue();
        assertThat(list).hasSize(2);
    }

    @Test
    void pushesThriceUntilTheAnswerIsSuccess() {
        push("plain", "json");
        lab.post("/control/notices", "{\"speed\":100}");
        receiver.answer(call -> new Receiver.Answer(200, "fail"));

        answer("accept");

        Lab.until(() -> pushes().at("/0/state").asText().equals("GIVEN_UP"));
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().stream().map(Receiver.Received::body).distinct())
                .hasSize(1);
    }

    @Test
    void tellsOfTheDeliveryAndOfRefusals() {
        push("plain", "json");
        answer("accept");
        send("1元", "谢谢");
        settings("\"templateIds\":[\"" + template + "\"],\"refused\":true");

        Lab.until(() -> receiver.received().size() == 3);

        List<String> events = receiver.received().stream()
                .map(call -> Lab.json(call.body()).get("Event").asText())
                .toList();
        assertThat(events)
                .containsExactlyInAnyOrder(
                        "subscribe_msg_popup_event", "subscribe_msg_sent_event", "subscribe_msg_change_event");
    }

    @Test
    void checksTheUrlAndRepeatsPushesWithFaults() {
        push("safe", "xml");
        receiver.answer(call -> new Receiver.Answer(
                200,
                call.method().equals("GET") && call.query("signature").equals(signature(call))
                        ? call.query("echostr")
                        : "success"));

        assertThat(check("{}").get("accepted").asBoolean()).isTrue();
        assertThat(check("{\"honest\":false}").get("accepted").asBoolean()).isFalse();
        lab.post(
                "/control/apps/" + appid() + "/push",
                "{\"userId\":\"" + person.get("id").asText()
                        + "\",\"msgType\":\"text\",\"fields\":{\"Content\":\"你好\"}}");
        Lab.until(() -> pushes().size() == 1 && !pushes().at("/0/attempts").isEmpty());
        JsonNode repeated = lab.post(
                "/control/pushes/" + pushes().at("/0/id").asText() + "/repeat",
                "{\"variant\":\"bad_msg_signature\",\"times\":2}");
        assertThat(repeated.get("answers")).hasSize(2);
    }

    private JsonNode check(String body) {
        return lab.post("/control/apps/" + appid() + "/push-check", body);
    }

    @Test
    void officialAccountsHearOfFollowersWithTheirScene() {
        String official = merchant.get("officialAppid").asText();
        lab.patch(
                "/control/apps/" + official,
                "{\"push\":{\"url\":\"" + receiver.url() + "\",\"mode\":\"plain\",\"format\":\"xml\"}}");
        String token = lab.post(
                        "/cgi-bin/stable_token",
                        "{\"grant_type\":\"client_credential\",\"appid\":\"" + official + "\",\"secret\":\""
                                + merchant.get("officialAppSecret").asText() + "\"}")
                .get("access_token")
                .asText();
        JsonNode code = lab.post(
                "/cgi-bin/qrcode/create?access_token=" + token,
                "{\"expire_seconds\":600,\"action_name\":\"QR_STR_SCENE\","
                        + "\"action_info\":{\"scene\":{\"scene_str\":\"s1\"}}}");
        String scan = "/control/users/" + person.get("id").asText() + "/scan";
        String body = "{\"id\":\"" + code.get("ticket").asText() + "\"}";

        lab.post(scan, body);
        lab.post(scan, body);
        lab.post("/control/users/" + person.get("id").asText() + "/unfollow", "{\"appid\":\"" + official + "\"}");

        Lab.until(() -> receiver.received().size() == 3);
        List<String> texts =
                receiver.received().stream().map(Receiver.Received::body).toList();
        assertThat(texts).anyMatch(text -> text.contains("[subscribe]") && text.contains("[qrscene_s1]"));
        assertThat(texts).anyMatch(text -> text.contains("[SCAN]") && text.contains("<EventKey><![CDATA[s1]]>"));
        assertThat(texts).anyMatch(text -> text.contains("[unsubscribe]"));
    }

    private void push(String mode, String format) {
        lab.patch(
                "/control/merchants/" + merchant.get("mchid").asText(),
                "{\"pushUrl\":\"%s\",\"pushMode\":\"%s\",\"pushFormat\":\"%s\"}"
                        .formatted(receiver.url(), mode, format));
    }

    private String signature(Receiver.Received call) {
        return Hashes.sortedSha1(pushToken(), call.query("timestamp"), call.query("nonce"));
    }

    private String pushToken() {
        return merchant.get("pushToken").asText();
    }

    private JsonNode pushes() {
        return lab.get("/control/pushes?appid=" + appid());
    }

    private String appid() {
        return merchant.get("appid").asText();
    }

    private JsonNode answer(String how) {
        return subscribe("\"" + template + "\":\"" + how + "\"");
    }

    private JsonNode subscribe(String results) {
        return lab.post(
                "/control/users/" + person.get("id").asText() + "/subscribe",
                "{\"appid\":\"" + appid() + "\",\"results\":{" + results + "}}");
    }

    private void settings(String what) {
        lab.post(
                "/control/users/" + person.get("id").asText() + "/subscription-settings",
                "{\"appid\":\"" + appid() + "\"," + what + "}");
    }

    private void send(String amount, String thing) {
        lab.post(
                "/cgi-bin/message/subscribe/send?access_token=" + lab.token(merchant),
                """
                {"touser":"%s","template_id":"%s","data":{"amount1":{"value":"%s"},"thing2":{"value":"%s"}}}"""
                        .formatted(openid, template, amount, thing));
    }
}
