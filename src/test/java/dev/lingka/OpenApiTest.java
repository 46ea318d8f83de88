package dev.lingka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The description of the API is a file that is read in reviews, and it is complete. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path DRAWN = Path.of("target", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void isTheCommittedOne() throws IOException {
        String drawn = drawn();
        Files.writeString(DRAWN, drawn);

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("the API has changed; if it was meant: cp %s %s", DRAWN, COMMITTED)
                .isEqualTo(drawn);
    }

    @Test
    void isServedAsItIsAndInJsonForWhoAsks() throws IOException {
        String committed = Files.readString(COMMITTED);

        String yaml = given().get("/q/openapi").then().statusCode(200).extract().asString();
        String json = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertThat(yaml).isEqualTo(committed);
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(new YAMLMapper().readTree(committed));
    }

    @Test
    void everyOperationSaysWhatItIs() throws IOException {
        List<String> flaws = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Operation operation : operations()) {
            ids.add(operation.body().path("operationId").asText());
            for (String member : List.of("operationId", "summary", "tags", "security", "responses")) {
                if (operation.body().path(member).isMissingNode()) {
                    flaws.add(operation.name() + " has no " + member);
                }
            }
            if (operation
                    .body()
                    .at("/responses/default/content/application~1problem+json")
                    .isMissingNode()) {
                flaws.add(operation.name() + " tells of no problem");
            }
        }

        assertThat(flaws).isEmpty();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyGoodAnswerInJsonSaysWhatIsInIt() throws IOException {
        List<String> flaws = new ArrayList<>();
        for (Operation operation : operations()) {
            List<JsonNode> good = operation.goodAnswers();
            if (good.isEmpty()) {
                flaws.add(operation.name() + " is never answered well");
            }
            for (JsonNode answer : good) {
                JsonNode json = answer.at("/content/application~1json");
                if (!json.isMissingNode() && json.path("schema").isEmpty()) {
                    flaws.add(operation.name() + " does not say what it answers");
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    @Test
    void everyStaffAndOperatorPathTakesATokenAndNoOtherSchemeThanItsOwn() throws IOException {
        for (Operation operation : operations()) {
            String security = operation.body().path("security").toString();
            if (operation.path().startsWith("/api/v1/staff/")
                    || operation.path().startsWith("/api/v1/operator/")) {
                assertThat(security).as(operation.name()).isEqualTo("[{\"staff\":[]}]");
            } else if (operation.path().startsWith("/api/v1/member/")) {
                assertThat(security).as(operation.name()).isIn("[]", "[{\"member\":[]}]");
            } else {
                assertThat(security).as(operation.name()).isEqualTo("[]");
            }
        }
    }

    private record Operation(String path, String method, JsonNode body) {
        String name() {
            return method + " " + path;
        }

        List<JsonNode> goodAnswers() {
            return body.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                new YAMLMapper().readTree(drawn()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    private static String drawn() {
        return given().get("/q/openapi-drawn").then().statusCode(200).extract().asString();
    }
}
