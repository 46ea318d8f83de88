package dev.lingka.campaign.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.Ids;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Seeds;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that is published and the reader agree on what a rule is. */
class RuleSchemaTest {

    private static final int RULES = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Validator schema = Validator.create(
            JsonSchema.of(new JsonObject(RuleSchema.in(Locale.ENGLISH, JSON).toString())),
            new JsonSchemaOptions()
                    .setDraft(Draft.DRAFT202012)
                    .setBaseUri("https://lingka.example")
                    .setOutputFormat(OutputFormat.Basic));

    @Test
    void whatTheReaderTakesConforms() {
        long seed = Seeds.first();
        List<UUID> ids = List.of(Ids.next(), Ids.next());
        RandomRules rules =
                new RandomRules(new Random(seed), LocalDate.of(2026, 11, 23), ids, List.of("gold", "silver"), ids);
        for (int i = 0; i < RULES; i++) {
            JsonNode rule = rules.rule(3);
            RuleReader.read(rule, "rule");

            assertThat(conforms(rule)).as("%s, from seed %d", rule, seed).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"all\":[]}",
                "{\"all\":{}}",
                "{\"spendFem\":{\"atLeast\":1}}",
                "{\"points\":{\"atLeast\":-1}}",
                "{\"points\":{}}",
                "{\"points\":{\"atLeast\":1.5}}",
                "{\"balanceFen\":{\"atLeast\":1,\"window\":{\"lastDays\":3}}}",
                "{\"spendFen\":{\"atLeast\":1,\"window\":{\"lastDays\":0}}}",
                "{\"sex\":[\"f\"]}",
                "{\"tier\":\"gold\"}",
                "{\"region\":[\"0\"]}",
                "{\"everyone\":false}",
                "{\"visitHours\":{\"from\":24,\"to\":3}}",
                "{\"visitDays\":{\"percent\":50}}",
                "{\"visits\":{\"atLeast\":1,\"window\":{}}}",
                "{\"visits\":{\"atLeast\":1,\"window\":{\"lastDays\":3,\"from\":\"2026-01-01\"}}}",
                "{\"visits\":{\"atLeast\":1,\"window\":{\"skipDays\":3,\"from\":\"2026-01-01\"}}}",
                "{\"birthday\":{}}",
                "{\"birthday\":{\"fromDays\":1}}",
                "{\"birthday\":{\"fromDays\":1,\"toDays\":2,\"from\":\"01-01\"}}",
                "{\"bought\":{\"atLeast\":1}}",
                "{\"visited\":{}}",
                "{\"usedCoupons\":{\"atLeast\":1}}",
                "{\"tag\":[\"a\"],\"sex\":[\"male\"]}"
            })
    void whatTheReaderRefusesDoesNot(String text) throws JsonProcessingException {
        JsonNode rule = JSON.readTree(text);

        assertThat(conforms(rule)).isFalse();
        assertThatThrownBy(() -> RuleReader.read(rule, "rule")).isInstanceOf(ProblemException.class);
    }

    private boolean conforms(JsonNode rule) {
        return schema.validate(new JsonObject(rule.toString())).getValid();
    }
}
