package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mini-program codes and links, and where a scan of them leads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesTest {
    private Lab lab;
    private JsonNode merchant;
    private JsonNode person;

    @BeforeAll
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        person = lab.person("小明", "13800138000");
    }

    @BeforeEach
    void realTime() {
        lab.post("/control/clock", "{\"offsetSeconds\":0}");
    }

    @AfterAll
    void close() {
        lab.close();
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
        String rule = "{\"prefix\":\"%s\",\"permit_sub_rule\":1,\"path\":\"pages/join/join\",\"open_version\":3}"
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

    private String user(String path) {
        return "/control/users/" + person.get("id").asText() + path;
    }
}
