package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programmes with one thing wrong are refused with its path and a sentence that says what would be right. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BrokenProgrammeTest {

    private static final String VERSIONS = "/api/v1/staff/programme/versions";
    private static TestMerchant merchant;

    static List<BrokenProgramme> broken() {
        return BrokenProgramme.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedWithItsPathAndASentenceThatHelps(BrokenProgramme broken) {
        Map<String, String> told = theOnlyError(broken, "en");

        assertThat(told).containsEntry("field", broken.field()).containsEntry("code", broken.code());
        assertThat(told.get("message")).contains(broken.en());
        assertThat(theOnlyError(broken, "zh-CN").get("message")).contains(broken.zh());
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "about: {name: {zh: 茶                    | 2 | 1",
                "about:@  name: x@ zh: y                   | 3 | 2",
                "about: [a, b}                             | 1 | 13",
                "till:@\tsplitRule: x                     | 2 | 1",
                "about: {}@about: {}                      | 2 | 6"
            })
    void yamlThatCannotBeReadIsToldWithItsLineAndColumn(String text, int line, int column) {
        merchant()
                .as("owner")
                .header("Accept-Language", "en")
                .contentType("application/yaml")
                .body((text.replace('@', '\n') + "\n").getBytes(StandardCharsets.UTF_8))
                .post(VERSIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"))
                .body("errors[0].message", equalTo("not well-formed YAML at line " + line + ", column " + column));
    }

    private static Map<String, String> theOnlyError(BrokenProgramme broken, String language) {
        JsonPath answer = merchant()
                .as("owner")
                .header("Accept-Language", language)
                .body(broken.document().toString())
                .post(VERSIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .extract()
                .jsonPath();
        assertThat(answer.getList("errors")).hasSize(1);
        return answer.getMap("errors[0]");
    }

    private static synchronized TestMerchant merchant() {
        if (merchant == null) {
            merchant = TestMerchant.open();
        }
        return merchant;
    }
}
