package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of the official account, customer-service messages and SMS: what is refused, and what is one and the same. */
class LettersTest {
    private Lab lab;
    private JsonNode merchant;
    private JsonNode person;
    private String openid;
    private String token;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        person = lab.person("小明", "13800138000");
        openid = lab.login(person, official()).get("openid").asText();
        token = lab.post(
                        "/cgi-bin/stable_token",
                        "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\"}"
                                .formatted(
                                        official(),
                                        merchant.get("officialAppSecret").asText()))
                .get("access_token")
                .asText();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aTemplateMessageNeedsAFollowerAndIsOneByItsClientId() {
        String template = lab.post(
                        "/control/apps/" + official() + "/templates", "{\"title\":\"到账\",\"fields\":[\"keyword1\"]}")
                .get("templateId")
                .asText();
        String body =
                """
                {"touser":"%s","template_id":"%s","client_msg_id":"c1","data":{"keyword1":{"value":"12.30"}}}"""
                        .formatted(openid, template);
        assertThat(send("template", body).get("errcode").asInt()).isEqualTo(43004);

        follow();
        long first = send("template", body).get("msgid").asLong();
        long second = send("template", body).get("msgid").asLong();

        assertThat(second).isEqualTo(first).isPositive();
        assertThat(lab.get("/control/letters?kind=template")).hasSize(1);
    }

    @Test
    void aCustomerServiceMessageNeedsAWord() {
        String body = """
                {"touser":"%s","msgtype":"text","text":{"content":"您好"}}""".formatted(openid);
        assertThat(send("custom", body).get("errcode").asInt()).isEqualTo(45015);

        follow();

        assertThat(send("custom", body).get("errcode").asInt()).isZero();
    }

    @Test
    void aMassMessageNeedsTwoAndIsOneByItsClientId() {
        follow();
        String alone = mass("\"" + openid + "\"");
        String two = mass("\"" + openid + "\",\"oSomebodyElse\"");

        assertThat(send("mass", alone).get("errcode").asInt()).isEqualTo(40130);
        assertThat(send("mass", two).get("errcode").asInt()).isZero();
        assertThat(send("mass", two).get("errcode").asInt()).isEqualTo(45065);
        assertThat(lab.get("/control/letters?kind=mass")).hasSize(1);
    }

    @Test
    void anSmsThatNobodySignedIsRefused() {
        assertThat(sms("").statusCode()).isEqualTo(400);
        assertThat(code(sms("")).asText()).isEqualTo("MissingAuthorization");
        String forged = "ACS3-HMAC-SHA256 Credential=LTAIsandbox,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                + "x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=" + "0".repeat(64);
        assertThat(code(sms(forged)).asText()).isEqualTo("SignatureDoesNotMatch");
        assertThat(code(sms(forged.replace("LTAIsandbox", "LTAIother"))).asText())
                .isEqualTo("InvalidAccessKeyId.NotFound");
        assertThat(lab.get("/control/letters?kind=sms")).isEmpty();
    }

    private static JsonNode code(HttpResponse<byte[]> answer) {
        return Lab.json(answer).get("Code");
    }

    private HttpResponse<byte[]> sms(String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(lab.url() + "/?PhoneNumbers=13800138000&SignName=Lingka&TemplateCode=SMS_1"))
                .header("x-acs-action", "SendSms")
                .header("x-acs-version", "2017-05-25")
                .POST(HttpRequest.BodyPublishers.ofByteArray("".getBytes(UTF_8)));
        return lab.send((authorization.isEmpty() ? request : request.header("Authorization", authorization)).build());
    }

    private static String mass(String users) {
        return """
                {"touser":[%s],"msgtype":"text","text":{"content":"新茶"},"clientmsgid":"m1"}"""
                .formatted(users);
    }

    private JsonNode send(String kind, String body) {
        return lab.post("/cgi-bin/message/" + kind + "/send?access_token=" + token, body);
    }

    private void follow() {
        lab.post("/control/users/" + person.get("id").asText() + "/follow", "{\"appid\":\"" + official() + "\"}");
    }

    private String official() {
        return merchant.get("officialAppid").asText();
    }
}
