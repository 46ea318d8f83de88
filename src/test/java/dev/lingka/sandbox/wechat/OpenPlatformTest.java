package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Login, tokens, phone numbers, codes and links, as api.weixin.qq.com answers them. */
class OpenPlatformTest {
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

    @Test
    void drawsACodeThatAScanFollows() throws IOException {
        HttpResponse<byte[]> picture = code("{\"scene\":\"s=1&t=A~2\",\"page\":\"pages/join/join\",\"width\":600}");

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                .isEqualTo(600);
        String image = Base64.getEncoder().encodeToString(picture.body());
        JsonNode opened = lab.post(user("/scan"), "{\"image\":\"" + image + "\"}");
        assertThat(opened.get("path").asText()).isEqualTo("pages/join/join");
        assertThat(opened.get("scene").asText()).isEqualTo("s=1&t=A~2");
        assertThat(opened.get("query").asText()).isEqualTo("scene=" + URLEncoder.encode("s=1&t=A~2", UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"page\":\"pages/join/join\"};40169",
                "{\"scene\":\"123456789012345678901234567890123\"};40169",
                "no json;40169",
                "{\"scene\":\"a%20b\"};40129",
                "{\"scene\":\"会员\"};40129",
                "{\"scene\":\"a\",\"page\":\"pages/none\"};41030",
                "{\"scene\":\"a\",\"page\":\"/pages/join/join\"};41030",
                "{\"scene\":\"a\",\"page\":\"pages/join/join?x=1\",\"check_path\":false};41030",
                "{\"scene\":\"a\",\"env_version\":\"beta\"};40097",
                "{\"scene\":\"a\",\"width\":279};40097",
                "{\"scene\":\"a\",\"width\":1281};40097"
            })
    void refusesBadCodes(String body, int errcode) {
        HttpResponse<byte[]> answer = code(body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Lab.json(answer).get("errcode").asInt()).isEqualTo(errcode);
        assertThat(Lab.json(answer).get("errmsg").asText())
                .containsPattern(" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$");
    }

    @Test
    void drawsPagesThatAreNotReleasedWhenTheyAreNotChecked() {
        HttpResponse<byte[]> picture =
                code("{\"scene\":\"a\",\"page\":\"pages/new\",\"check_path\":false,\"is_hyaline\":true}");

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    }

    private HttpResponse<byte[]> code(String body) {
        return lab.exchange("POST", "/wxa/getwxacodeunlimit?access_token=" + lab.token(merchant), body);
    }

    @Test
    void makesLinksThatExpire() {
        String token = lab.token(merchant);

        JsonNode link = lab.post(
                "/wxa/generate_urllink?access_token=" + token,
                "{\"path\":\"pages/join/join\",\"query\":\"s=1\",\"expire_type\":1,\"expire_interval\":30}");

        String url = link.get("url_link").asText();
        assertThat(url).startsWith("https://wxaurl.cn/");
        JsonNode opened = lab.post(user("/scan"), "{\"text\":\"" + url + "?cq=a%3D1\"}");
        assertThat(opened.get("query").asText()).isEqualTo("s=1");
        JsonNode known = lab.post("/wxa/query_urllink?access_token=" + token, "{\"url_link\":\"" + url + "\"}");
        assertThat(known.at("/url_link_info/path").asText()).isEqualTo("pages/join/join");
        assertThat(lab.post("/wxa/generate_urllink?access_token=" + token, "{\"expire_type\":1,\"expire_interval\":31}")
                        .get("errcode")
                        .asInt())
                .isEqualTo(85401);
        lab.post("/control/clock", "{\"offsetSeconds\":2592001}");
        assertThat(lab.exchange("POST", user("/scan"), "{\"text\":\"" + url + "\"}")
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void ordinaryLinksOpenTheMiniProgramByTheirRule() {
        String token = lab.token(merchant);
        String prefix = "https://card.example/j/";
        String rule =
                "{\"prefix\":\"%s\",\"permit_sub_rule\":1,\"path\":\"pages/join/join\",\"open_version\":3,\"is_edit\":0}"
                        .formatted(prefix);
        String target = "{\"text\":\"https://card.example/j/abc\"}";
        assertThat(lab.post("/cgi-bin/wxopen/qrcodejumpadd?access_token=" + token, rule)
                        .get("errcode")
                        .asInt())
                .isZero();
        assertThat(lab.exchange("POST", user("/scan"), target).statusCode()).isEqualTo(404);

        lab.post("/cgi-bin/wxopen/qrcodejumppublish?access_token=" + token, "{\"prefix\":\"" + prefix + "\"}");

        JsonNode opened = lab.post(user("/scan"), target);
        assertThat(opened.get("path").asText()).isEqualTo("pages/join/join");
        assertThat(opened.get("query").asText()).startsWith("q=https%3A%2F%2Fcard.example%2Fj%2Fabc&scancode_time=");
        assertThat(lab.post("/cgi-bin/wxopen/qrcodejumpadd?access_token=" + token, rule)
                        .get("errcode")
                        .asInt())
                .isEqualTo(85071);
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
