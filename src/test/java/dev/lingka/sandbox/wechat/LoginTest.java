package dev.lingka.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login, tokens, phone numbers and session keys, as api.weixin.qq.com answers them. */
class LoginTest {
    private Lab lab;
    private JsonNode merchant;
    private JsonNode person;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        person = lab.person("小明", "13800138000");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void turnsALoginCodeIntoASessionOnce() {
        JsonNode login = lab.login(person, appid());

        JsonNode session = session(login.get("code").asText());

        assertThat(session.get("openid")).isEqualTo(login.get("openid"));
        assertThat(session.get("unionid")).isEqualTo(person.get("unionid"));
        assertThat(Base64.getDecoder().decode(session.get("session_key").asText()))
                .hasSize(16);
        assertThat(session.has("errcode")).isFalse();
        assertThat(session(login.get("code").asText()).get("errcode").asInt()).isEqualTo(40029);
        lab.patch("/control/settings", "{\"usedCodeErrcode\":40163}");
        assertThat(session(login.get("code").asText()).get("errcode").asInt()).isEqualTo(40163);
    }

    @Test
    void refusesLoginCodesThatAreOldOrOfAnotherApp() {
        String code = lab.login(person, appid()).get("code").asText();
        String foreign = lab.login(person, lab.merchant("{}").get("appid").asText())
                .get("code")
                .asText();

        assertThat(session(foreign).get("errcode").asInt()).isEqualTo(40029);
        lab.post("/control/clock", "{\"offsetSeconds\":301}");
        assertThat(session(code).get("errcode").asInt()).isEqualTo(40029);
        assertThat(lab.get("/sns/jscode2session?appid=wx0&secret=x&js_code=x&grant_type=authorization_code")
                        .get("errcode")
                        .asInt())
                .isEqualTo(40013);
        assertThat(lab.get("/sns/jscode2session?appid=" + appid() + "&secret=x&js_code=x&grant_type=authorization_code")
                        .get("errcode")
                        .asInt())
                .isEqualTo(40125);
        assertThat(lab.post("/sns/jscode2session", "{}").get("errcode").asInt()).isEqualTo(43001);
    }

    @Test
    void thePersonHasOneOpenidPerAppAndOneUnionid() {
        JsonNode mini = lab.login(person, appid());
        JsonNode official = lab.login(person, merchant.get("officialAppid").asText());

        assertThat(mini.get("openid").asText()).hasSize(28).startsWith("o");
        assertThat(official.get("openid")).isNotEqualTo(mini.get("openid"));
        assertThat(lab.login(person, appid()).get("openid")).isEqualTo(mini.get("openid"));
    }

    @Test
    void stableTokensStayUntilTheirLastFiveMinutes() {
        String first = lab.token(merchant);

        assertThat(lab.token(merchant)).isEqualTo(first);
        lab.post("/control/clock", "{\"offsetSeconds\":6890}");
        assertThat(lab.token(merchant)).isEqualTo(first);
        lab.post("/control/clock", "{\"offsetSeconds\":6905}");
        String second = lab.token(merchant);
        assertThat(second).isNotEqualTo(first);
        assertThat(works(first)).isZero();
        assertThat(works(second)).isZero();
        lab.post("/control/clock", "{\"offsetSeconds\":7206}");
        assertThat(works(first)).isEqualTo(40001);
    }

    @Test
    void aForcedRefreshKillsAtOnceButNotTooOften() {
        String first = lab.token(merchant);

        String second = forced();

        assertThat(second).isNotEqualTo(first);
        assertThat(works(first)).isEqualTo(40001);
        assertThat(forced()).isEqualTo(second);
        lab.post("/control/clock", "{\"offsetSeconds\":31}");
        assertThat(forced()).isNotEqualTo(second);
    }

    private String forced() {
        return lab.post("/cgi-bin/stable_token", Lab.stableTokenRequest(merchant, true))
                .get("access_token")
                .asText();
    }

    @Test
    void classicTokensReplaceEachOtherAndLeaveTheStableOneAlone() {
        String stable = lab.token(merchant);
        String first = classic();

        String second = classic();

        assertThat(second).isNotEqualTo(first);
        assertThat(works(first)).isZero();
        lab.post("/control/clock", "{\"offsetSeconds\":301}");
        assertThat(works(first)).isEqualTo(40001);
        assertThat(works(second)).isZero();
        assertThat(works(stable)).isZero();
        lab.post("/control/clock", "{\"offsetSeconds\":7201}");
        assertThat(works(second)).isEqualTo(42001);
        assertThat(works("unknown")).isEqualTo(40001);
        assertThat(lab.post("/wxa/business/getuserphonenumber", "{}")
                        .get("errcode")
                        .asInt())
                .isEqualTo(41001);
    }

    private String classic() {
        String query = "?grant_type=client_credential&appid=" + appid() + "&secret="
                + merchant.get("appSecret").asText();
        return lab.get("/cgi-bin/token" + query).get("access_token").asText();
    }

    private int works(String token) {
        return lab.post("/cgi-bin/openapi/quota/get?access_token=" + token, "{\"cgi_path\":\"/wxa/getwxacode\"}")
                .get("errcode")
                .asInt();
    }

    @Test
    void givesThePhoneNumberOncePerCode() {
        String code = phoneCode();

        JsonNode answer = phone("{\"code\":\"" + code + "\"}");

        assertThat(answer.get("errcode").asInt()).isZero();
        assertThat(answer.at("/phone_info/purePhoneNumber").asText()).isEqualTo("13800138000");
        assertThat(answer.at("/phone_info/countryCode").asText()).isEqualTo("86");
        assertThat(answer.at("/phone_info/watermark/appid").asText()).isEqualTo(appid());
        assertThat(phone("{\"code\":\"" + code + "\"}").get("errcode").asInt()).isEqualTo(40029);
        String login = lab.login(person, appid()).get("code").asText();
        assertThat(phone("{\"code\":\"" + login + "\"}").get("errcode").asInt()).isEqualTo(40029);
        String wrong = "{\"code\":\"" + phoneCode() + "\",\"openid\":\"oSomebodyElse\"}";
        assertThat(phone(wrong).get("errcode").asInt()).isEqualTo(40003);
        assertThat(phone("").get("errcode").asInt()).isEqualTo(44002);
        assertThat(phone("{\"code\":").get("errcode").asInt()).isEqualTo(47001);
        lab.patch("/control/settings", "{\"countryCodeAsNumber\":true}");
        assertThat(phone("{\"code\":\"" + phoneCode() + "\"}")
                        .at("/phone_info/countryCode")
                        .isNumber())
                .isTrue();
    }

    private String phoneCode() {
        return lab.post(user("/phone-code"), "{\"appid\":\"" + appid() + "\"}")
                .get("code")
                .asText();
    }

    private JsonNode phone(String body) {
        return lab.post("/wxa/business/getuserphonenumber?access_token=" + lab.token(merchant), body);
    }

    @Test
    void checksAndResetsTheSessionKey() {
        JsonNode session = session(lab.login(person, appid()).get("code").asText());
        String key = session.get("session_key").asText();

        assertThat(checked(session, key).get("errcode").asInt()).isZero();
        assertThat(checked(session, "other").get("errcode").asInt()).isEqualTo(87009);
        JsonNode reset = signed("/wxa/resetusersessionkey", session, key);
        assertThat(reset.get("session_key").asText()).isNotEqualTo(key);
        assertThat(checked(session, key).get("errcode").asInt()).isEqualTo(87009);
        assertThat(checked(session, reset.get("session_key").asText())
                        .get("errcode")
                        .asInt())
                .isZero();
    }

    private JsonNode checked(JsonNode session, String key) {
        return signed("/wxa/checksession", session, key);
    }

    private JsonNode signed(String path, JsonNode session, String key) {
        return lab.get(path + "?access_token=" + lab.token(merchant) + "&openid="
                + session.get("openid").asText() + "&signature=" + Hashes.sessionSignature(key, "")
                + "&sig_method=hmac_sha256");
    }

    private String appid() {
        return merchant.get("appid").asText();
    }

    private String user(String path) {
        return "/control/users/" + person.get("id").asText() + path;
    }

    private JsonNode session(String code) {
        return lab.get("/sns/jscode2session?appid=" + appid() + "&secret="
                + merchant.get("appSecret").asText() + "&js_code=" + code + "&grant_type=authorization_code");
    }
}
