package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ProgrammeTest {

    private static final String PROGRAMME = "/api/v1/staff/programme";
    private static final String VERSIONS = PROGRAMME + "/versions";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"about\":{\"name\":{\"zh\":\"茶\",\"en\":\" \"}}} | about.name.en | REQUIRED",
                "{\"about\":{\"name\":{\"zh\":5,\"en\":\"x\"}}}      | about.name.zh | INVALID",
                "{\"about\":{\"name\":null}}                         | about.name    | REQUIRED",
                "{\"about\":{\"colour\":\"red\"}}                    | about.colour  | UNKNOWN",
                "{\"about\":7}                                       | about         | INVALID",
                "{\"about\":null}                                    | about         | REQUIRED",
                "{\"abuot\":{}}                                      | abuot         | UNKNOWN",
                "[]                                                  | body          | INVALID",
            })
    void namesThePathOfWhatIsWrong(String document, String field, String code) {
        TestMerchant merchant = TestMerchant.open();

        draft(merchant, document)
                .statusCode(400)
                .body("errors.find { it.field == '" + field + "' }.code", equalTo(code));
    }

    @Test
    void tellsAllErrorsOfADocumentAtOnce() {
        TestMerchant merchant = TestMerchant.open();

        draft(merchant, "{\"about\":{\"name\":{\"zh\":\"\",\"en\":\"\"}},\"nonsense\":1}")
                .statusCode(400)
                .body("errors.field", hasItems("about.name.zh", "about.name.en", "nonsense"));
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        TestMerchant merchant = TestMerchant.open();

        draft(merchant, "{\"about\":{},\"about\":{}}").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        merchant.as("owner")
                .contentType("application/yaml")
                .body("about: {}\nabout: {}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(VERSIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"));
    }

    @Test
    void fillsInWhatADocumentLeavesOut() {
        TestMerchant merchant = TestMerchant.open();

        draft(merchant, "{\"about\":{\"name\":{\"zh\":\"好茶会\"}}}")
                .statusCode(201)
                .body("version", equalTo(2))
                .body("document.about.name.zh", equalTo("好茶会"))
                .body("document.about.name.en", equalTo("Members' programme"))
                .body("document.keySet()", hasItem("about"));
    }

    @Test
    void takesAndGivesYaml() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .contentType("application/yaml")
                .accept(ContentType.JSON)
                .body("about:\n  name: {zh: 好茶会, en: Good tea}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(VERSIONS)
                .then()
                .statusCode(201);

        String yaml = merchant.as("owner")
                .accept("application/yaml")
                .get(VERSIONS + "/2")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .extract()
                .asString();
        assertThat(yaml).contains("zh: 好茶会").contains("en: Good tea");
    }

    @Test
    void editsADraftUnderItsTag() {
        TestMerchant merchant = TestMerchant.open();
        String tag = draft(merchant, "{}").extract().header("ETag");

        edit(merchant, tag, "第一").statusCode(200).body("document.about.name.zh", equalTo("第一"));
        edit(merchant, tag, "第二").statusCode(412).body("code", equalTo("VERSION_CONFLICT"));
    }

    @Test
    void isInForceOnlyWhenASecondPersonAgreed() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        draft(merchant, "{\"about\":{\"name\":{\"zh\":\"新规\",\"en\":\"New\"}}}");

        String request = publish(merchant, "owner", 2, null);
        merchant.as("owner").get(PROGRAMME).then().body("version", equalTo(1));
        decide(merchant, "owner", request).statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        decide(merchant, "manager", request)
                .statusCode(200)
                .body("state", equalTo("applied"))
                .body("result.version", equalTo(2));

        merchant.as("owner")
                .get(PROGRAMME)
                .then()
                .body("version", equalTo(2))
                .body("document.about.name.zh", equalTo("新规"));
    }

    @Test
    void waitsForTheMomentThatWasSet() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        draft(merchant, "{}");
        Instant later = Instant.parse("2099-01-01T00:00:00Z");

        decide(merchant, "manager", publish(merchant, "owner", 2, later)).body("state", equalTo("applied"));

        merchant.as("owner").get(PROGRAMME).then().body("version", equalTo(1));
        merchant.as("owner")
                .get(VERSIONS + "/2")
                .then()
                .body("state", equalTo("published"))
                .body("effectiveAt", equalTo(later.toString()));
    }

    @Test
    void publishesExactlyWhatTheSecondPersonSaw() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        String tag = draft(merchant, "{}").extract().header("ETag");
        String request = publish(merchant, "owner", 2, null);

        edit(merchant, tag, "偷偷改").statusCode(200);

        decide(merchant, "manager", request)
                .statusCode(200)
                .body("state", equalTo("refused"))
                .body("result.code", equalTo("PROGRAMME_CHANGED"));
        merchant.as("owner").get(PROGRAMME).then().body("version", equalTo(1));
    }

    @Test
    void neverChangesAPublishedVersion() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .header("If-Match", "\"0\"")
                .body("{}")
                .put(VERSIONS + "/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROGRAMME_PUBLISHED"));
        merchant.as("owner")
                .body(Map.of("reason", "again"))
                .post(VERSIONS + "/1/publication")
                .then()
                .statusCode(409);
    }

    @Test
    void shipsPresetsThatEveryMerchantMayTake() {
        TestMerchant merchant = TestMerchant.open();
        merchant.as("owner")
                .get(PROGRAMME + "/presets")
                .then()
                .body("items.name", hasItems("tea-restaurant", "coffee-stars"));

        for (String name : new String[] {"tea-restaurant", "coffee-stars"}) {
            byte[] yaml = merchant.as("owner")
                    .accept("application/yaml")
                    .get(PROGRAMME + "/presets/" + name)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            merchant.as("owner")
                    .contentType("application/yaml")
                    .body(yaml)
                    .post(VERSIONS)
                    .then()
                    .statusCode(201);
        }
        merchant.as("owner").get(PROGRAMME + "/presets/none").then().statusCode(404);
    }

    @Test
    void tellsInWordsWhatADraftChanges() {
        TestMerchant merchant = TestMerchant.open();
        draft(merchant, "{\"recharge\":{\"maxFen\":120000},\"about\":{\"name\":{\"zh\":\"好茶会\"}}}");

        merchant.as("owner")
                .header("Accept-Language", "zh-CN")
                .get(VERSIONS + "/2/changes")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of("about.name.zh", "recharge.maxFen")))
                .body("items.kind", equalTo(List.of("changed", "changed")))
                .body("items[1].before", equalTo(100_000))
                .body("items[1].after", equalTo(120_000))
                .body("items[1].sentence", equalTo("充值 › 最高金额：由 ¥1,000.00 改为 ¥1,200.00"));
        merchant.as("owner").get(VERSIONS + "/1/changes?since=2").then().body("items[1].after", equalTo(100_000));
        merchant.as("owner").get(VERSIONS + "/2/changes?since=9").then().statusCode(404);
    }

    @Test
    void drawsTheSchemaOfDocuments() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .get(PROGRAMME + "/schema")
                .then()
                .statusCode(200)
                .body("$schema", containsString("2020-12"))
                .body("properties.about.properties.name.properties.zh.maxLength", equalTo(500))
                .body("properties.about.additionalProperties", equalTo(false));
    }

    private static ValidatableResponse draft(TestMerchant merchant, String document) {
        return merchant.as("owner").body(document).post(VERSIONS).then();
    }

    private static ValidatableResponse edit(TestMerchant merchant, String tag, String name) {
        return merchant.as("owner")
                .header("If-Match", tag)
                .body("{\"about\":{\"name\":{\"zh\":\"" + name + "\",\"en\":\"x\"}}}")
                .put(VERSIONS + "/2")
                .then();
    }

    private static String publish(TestMerchant merchant, String by, int version, Instant effectiveAt) {
        Map<String, Object> wanted = effectiveAt == null
                ? Map.of("reason", "新季度")
                : Map.of("reason", "新季度", "effectiveAt", effectiveAt.toString());
        return merchant.as(by)
                .body(wanted)
                .post(VERSIONS + "/" + version + "/publication")
                .then()
                .statusCode(202)
                .body("kind", equalTo("programme.publication"))
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse decide(TestMerchant merchant, String by, String request) {
        return merchant.as(by)
                .body(Map.of("approve", true, "reason", "看过了"))
                .post("/api/v1/staff/approvals/" + request + "/decision")
                .then();
    }
}
