package dev.lingka.shared.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.lingka.testing.RawHttp;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
class EdgeTest {
    private static final String PROBE = "/api/v1/probe";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @Test
    void aGoodRequestPasses() {
        given().contentType(JSON)
                .body("{\"amountFen\":100,\"note\":\"茶\uD83C\uDF75\",\"lines\":[{\"count\":1}]}")
                .post(PROBE)
                .then()
                .statusCode(200)
                .body("text", equalTo("100 茶\uD83C\uDF75"));
    }

    @Test
    void aClientThatOffersHttp2IsAnsweredInHttp11() throws Exception {
        HttpRequest offersToUpgrade = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + PROBE))
                .version(HttpClient.Version.HTTP_2)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"amountFen\":100,\"note\":\"tea\",\"lines\":[{\"count\":1}]}"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(offersToUpgrade, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amountFen\":null}",
                "{\"amountFen\":0}",
                "{\"amountFen\":-1}",
                "{\"amountFen\":0.5}",
                "{\"amountFen\":\"100\"}",
                "{\"amountFen\":\"\"}",
                "{\"amountFen\":1e2}",
                "{\"amountFen\":1e308}",
                "{\"amountFen\":9223372036854775808}",
                "{\"amountFen\":-9223372036854775809}",
                "{\"amountFen\":[100]}",
                "{\"amountFen\":[]}",
                "{\"amountFen\":{}}",
                "{\"amountFen\":true}",
                "{\"amountFen\":100.0}",
                "{\"amountFen\":1,\"amountFen\":2}"
            })
    void aBadAmountIsNamed(String body) {
        refused(body, 400).body("errors.field", hasItem("amountFen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"amountFen\":NaN}", "{\"amountFen\":Infinity}", "{\"amountFen\":0100}", "{\"amountFen\":+1}"})
    void whatIsNoNumberInJsonIsNamed(String body) {
        refused(body, 400).body("errors[0].field", not(equalTo("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amountFen\":1,\"lines\":[{\"count\":100}]} | lines[0].count",
                "{\"amountFen\":1,\"lines\":[{\"count\":\"1\"}]} | lines[0].count",
                "{\"amountFen\":1,\"more\":1} | more",
                "{\"amountFen\":1,\"note\":5} | note",
                "{\"amountFen\":1,\"note\":\"a\\u0000b\"} | note",
                "{\"amountFen\":1,\"note\":\"\\ud83c\"} | note",
                "{\"amountFen\":1,\"note\":[\"a\"]} | note",
            })
    void aBadFieldIsNamedByItsPath(String body, String field) {
        refused(body, 400).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "\"text\"",
                "{",
                "{\"amountFen\":1} x",
                "{\"amountFen\":1}{}",
                "{'amountFen':1}"
            })
    void aBodyThatIsNoObjectIsRefused(String body) {
        refused(body, 400).body("errors[0].field", equalTo("body"));
    }

    @Test
    void anEndlesslyDeepBodyIsRefused() {
        refused("[".repeat(10_000), 400);
        refused("{\"lines\":".repeat(10_000), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EFBBBF7B7D",
                "FEFF007B007D",
                "0000007B0000007D",
                "7B007D00",
                "7B22C3287D",
                "7BEDA0807D",
                "7B22C0807D"
            })
    void onlyPlainUtf8IsJson(String hex) {
        String answer = RawHttp.post(PROBE, JSON, java.util.HexFormat.of().parseHex(hex));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_BODY", "\"field\":\"body\"");
    }

    @Test
    void aBodyAboveTenKilobytesStillPasses() {
        given().contentType(JSON)
                .body("{\"amountFen\":100,\"note\":\"" + "n".repeat(100_000) + "\"}")
                .post(PROBE)
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefused() {
        String answer = RawHttp.post(PROBE, JSON, new byte[TWO_MEGABYTES]);

        assertThat(answer).startsWith("HTTP/1.1 413").contains(PROBLEM, "BODY_TOO_LARGE");
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        String answer = RawHttp.exchange(1, EdgeTest::writeWithoutEnd);

        assertThat(answer).startsWith("HTTP/1.1 413").contains(PROBLEM, "BODY_TOO_LARGE");
    }

    private static void writeWithoutEnd(OutputStream out) throws java.io.IOException {
        out.write(("POST " + PROBE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < TWO_MEGABYTES / 0x1000; i++) {
            out.write(chunk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "*/*"})
    void anotherContentTypeIsRefused(String type) {
        String answer = RawHttp.post(PROBE, type, "{\"amountFen\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 415").contains(PROBLEM, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aContentTypeThatIsNoneIsTheClientsMistake() {
        assertThat(RawHttp.post(PROBE, ";;;", new byte[0]))
                .startsWith("HTTP/1.1 4")
                .contains(PROBLEM);
        assertThat(RawHttp.get(PROBE, "Accept: ;;;")).startsWith("HTTP/1.1 4").contains(PROBLEM);
        assertThat(RawHttp.get(PROBE, "Accept-Language: ;;;,"))
                .startsWith("HTTP/1.1 ")
                .doesNotContain(" 500 ");
    }

    @Test
    void anotherMethodIsRefused() {
        problem(given().delete(PROBE).then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void anotherFormOfAnswerIsRefused() {
        problem(given().accept("image/png").get(PROBE).then(), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/v1/nowhere", "/api/v1/probe/x/y", "/q/nowhere"})
    void anUnknownPathIsNotThere(String path) {
        problem(given().get(path).then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "-1", "%27", "..%2f..", "0190a0a0-0000-7000-8000-00000000000g"})
    void aMalformedIdIsNotThere(String id) {
        String answer = RawHttp.get(PROBE + "/" + id);

        assertThat(answer).startsWith("HTTP/1.1 404").contains(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=x,limit",
        "limit=0,limit",
        "limit=1000,limit",
        "limit=99999999999,limit",
        "after=1.5,after",
        "store=7,store",
        "day=2026-02-30,day",
        "month=2026,month",
        "colour=blue,colour",
        "text=%00,text",
        "text=%ff,text",
        "%c0%80=1,query",
        "text=a&text=b,text",
        "limit=1&limit=2,limit",
        "text={x},text",
        "text=%ed%a0%80,text"
    })
    void aBadQueryParameterIsNamed(String query, String field) {
        String answer = RawHttp.get(PROBE + "?" + query);

        assertThat(answer).startsWith("HTTP/1.1 400").contains(PROBLEM, "\"field\":\"" + field + "\"");
    }

    @Test
    void goodQueryParametersPass() {
        given().urlEncodingEnabled(false)
                .get(PROBE + "?limit=5&after=-9&day=2026-02-28&month=2026-02&colour=RED&text=%E8%8C%B6+%26")
                .then()
                .statusCode(200)
                .body("text", equalTo("5 -9 null 2026-02-28 2026-02 RED 茶 &"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/probe/%00", "/api/v1/probe/%ff", "/api/v1/probe/a%0ab%01"})
    void aBrokenPathIsNamed(String path) {
        String answer = RawHttp.get(path);

        assertThat(answer).startsWith("HTTP/1.1 400").contains(PROBLEM, "\"field\":\"path\"");
    }

    /** The server itself refuses what it cannot decode, before anybody could say it better. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/probe/%zz", "/api/%", PROBE + "?text=%", PROBE + "?text=%zz"})
    void anAddressThatCannotBeDecodedIsRefused(String path) {
        assertThat(RawHttp.get(path)).startsWith("HTTP/1.1 400");
    }

    @Test
    void hugeHeadersAreRefused() {
        assertThat(RawHttp.get(PROBE, "X-Huge: " + "x".repeat(100_000))).contains(" 431 ");
        assertThat(RawHttp.get(PROBE + "?text=" + "x".repeat(20_000))).contains(" 414 ");
    }

    @Test
    void aRequestThatMovesValueNeedsAKey() {
        problem(
                        given().contentType(JSON)
                                .body("{\"amountFen\":1}")
                                .post(PROBE + "/moves")
                                .then(),
                        400,
                        "IDEMPOTENCY_KEY_REQUIRED")
                .body("errors[0].field", equalTo("Idempotency-Key"));
        given().header("Idempotency-Key", "k-1")
                .contentType(JSON)
                .body("{\"amountFen\":1}")
                .post(PROBE + "/moves")
                .then()
                .statusCode(200);
    }

    @Test
    void anEndpointThatNamesNobodyIsClosed() {
        problem(given().get(PROBE + "/unsaid").then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void problemsSpeakTheReadersLanguage() {
        given().header("Accept-Language", "en-GB,zh;q=0.5")
                .get("/nowhere")
                .then()
                .header("Content-Language", "en");
        given().get("/nowhere").then().header("Content-Language", "zh");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROBE, "/api/v1/nowhere", "/api/v1/probe?limit=x"})
    void everyAnswerOfTheApiGuardsItself(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void otherOriginsAreNotLetIn() {
        given().header("Origin", "https://elsewhere.example")
                .get(PROBE)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(null));
    }

    @Test
    void aRequestKeepsItsName() {
        given().header("X-Request-Id", "pos-7.42").get(PROBE).then().header("X-Request-Id", "pos-7.42");
        given().header("X-Request-Id", "a b").get(PROBE).then().header("X-Request-Id", not(equalTo("a b")));
        given().get(PROBE).then().header("X-Request-Id", notNullValue());
    }

    private static ValidatableResponse refused(String body, int status) {
        return given().contentType(JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PROBE)
                .then()
                .statusCode(status)
                .contentType(PROBLEM);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType(PROBLEM).body("code", equalTo(code));
    }
}
