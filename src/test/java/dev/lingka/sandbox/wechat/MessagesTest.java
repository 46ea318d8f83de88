package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribe messages: what may be sent, to whom, and how often. */
class MessagesTest {
    private Lab lab;
    private JsonNode merchant;
    private JsonNode person;
    private String openid;
    private String template;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
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
        lab.close();
    }

    @Test
    void eachAcceptSendsOneMessage() {
        assertThat(send("12.30元", "谢谢").get("errcode").asInt()).isEqualTo(43101);
        answer("accept");
        answer("accept");

        JsonNode sent = send("12.30元", "谢谢");

        assertThat(sent.get("errcode").asInt()).isZero();
        assertThat(sent.get("msgid").asText()).matches("\\d{18}");
        assertThat(send("12.30元", "谢谢").get("errcode").asInt()).isZero();
        assertThat(send("12.30元", "谢谢").get("errcode").asInt()).isEqualTo(43101);
        JsonNode inbox = lab.get("/control/users/" + person.get("id").asText() + "/messages");
        assertThat(inbox).hasSize(2);
        assertThat(inbox.at("/0/data/amount1/value").asText()).isEqualTo("12.30元");
    }

    @Test
    void refusesWhatTheTemplateDoesNotAllow() {
        answer("accept");

        JsonNode long21 = send("12.30元", "一二三四五六七八九十一二三四五六七八九十一");

        assertThat(long21.get("errcode").asInt()).isEqualTo(47003);
        assertThat(long21.get("errmsg").asText()).startsWith("argument invalid! data.thing2.value invalid");
        assertThat(send("", "谢谢").get("errcode").asInt()).isEqualTo(47003);
        assertThat(send("oNobody", template, "", "1元").get("errcode").asInt()).isEqualTo(40003);
        assertThat(send(openid, "unknown", "", "1元").get("errcode").asInt()).isEqualTo(40037);
        assertThat(send(openid, template, "pages/none?x=1", "1元").get("errcode").asInt())
                .isEqualTo(41030);
        assertThat(send(openid, template, "pages/join/join?x=1", "1元")
                        .get("errcode")
                        .asInt())
                .isZero();
    }

    @Test
    void settingsCloseTheDoorInSpiteOfCredits() {
        answer("accept");

        settings("\"mainSwitch\":false");

        assertThat(send("1元", "谢谢").get("errcode").asInt()).isEqualTo(43101);
        assertThat(answer("accept").get("errCode").asInt()).isEqualTo(20004);
        settings("\"mainSwitch\":true");
        settings("\"templateIds\":[\"" + template + "\"],\"refused\":true");
        assertThat(send("1元", "谢谢").get("errcode").asInt()).isEqualTo(43101);
    }

    @Test
    void managesTemplates() {
        String token = "?access_token=" + lab.token(merchant);

        JsonNode added = lab.post(
                "/wxaapi/newtmpl/addtemplate" + token, "{\"tid\":\"30002\",\"kidList\":[1,2],\"sceneDesc\":\"排队\"}");

        String id = added.get("priTmplId").asText();
        assertThat(id).hasSize(43);
        assertThat(lab.get("/wxaapi/newtmpl/gettemplate" + token).toString())
                .contains(id)
                .contains("{{character_string2.DATA}}");
        assertThat(lab.get("/wxaapi/newtmpl/getpubtemplatekeywords" + token + "&tid=30002")
                        .get("count")
                        .asInt())
                .isEqualTo(4);
        lab.post("/wxaapi/newtmpl/deltemplate" + token, "{\"priTmplId\":\"" + id + "\"}");
        assertThat(lab.get("/wxaapi/newtmpl/gettemplate" + token).toString()).doesNotContain(id);
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

    private JsonNode send(String amount, String thing) {
        return send(openid, template, "", amount, thing);
    }

    private JsonNode send(String touser, String templateId, String page, String amount) {
        return send(touser, templateId, page, amount, "谢谢");
    }

    private JsonNode send(String touser, String templateId, String page, String amount, String thing) {
        return lab.post(
                "/cgi-bin/message/subscribe/send?access_token=" + lab.token(merchant),
                """
                {"touser":"%s","template_id":"%s","page":"%s",\
                "data":{"amount1":{"value":"%s"},"thing2":{"value":"%s"}}}"""
                        .formatted(touser, templateId, page, amount, thing));
    }
}
