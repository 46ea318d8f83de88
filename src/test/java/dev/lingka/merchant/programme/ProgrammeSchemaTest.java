package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The published schema takes every preset, as it is shipped and as it is kept, and refuses what is broken. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ProgrammeSchemaTest {

    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("https://lingka.example")
            .setOutputFormat(OutputFormat.Basic);

    private final ProgrammeSchema schema;
    private final ProgrammePresets presets;
    private final ProgrammeDocument documents;

    ProgrammeSchemaTest(ProgrammeSchema schema, ProgrammePresets presets, ProgrammeDocument documents) {
        this.schema = schema;
        this.presets = presets;
        this.documents = documents;
    }

    @Test
    void takesEveryPresetAsItIsShipped() {
        for (String name : presets.names()) {
            assertThat(flaws(new JsonObject(presets.read(name).orElseThrow().toString())))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void takesEveryPresetAsItIsKept() {
        for (String name : presets.names()) {
            assertThat(flaws(presets.begin(name).orElseThrow())).as(name).isEmpty();
        }
        assertThat(flaws(documents.defaults())).isEmpty();
    }

    @Test
    void refusesWhatIsBrokenAsFarAsASchemaCanSay() {
        List<BrokenProgramme> taken = BrokenProgramme.all().stream()
                .filter(BrokenProgramme::isForTheSchema)
                .filter(broken ->
                        flaws(new JsonObject(broken.document().toString())).isEmpty())
                .toList();

        assertThat(taken).isEmpty();
    }

    @Test
    void everyFieldIsCalledSomethingInBothLanguages() {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            List<String> nameless = new ArrayList<>();
            Words words = new Words(locale);
            schema.in(locale)
                    .get("properties")
                    .properties()
                    .forEach(section -> nameless(words, List.of(section.getKey()), section.getValue(), nameless));
            assertThat(nameless).as(locale.getLanguage()).isEmpty();
        }
    }

    private static void nameless(Words words, List<String> names, JsonNode field, List<String> found) {
        if (words.known(names).isEmpty()) {
            found.add(String.join(".", names));
        }
        JsonNode item = field.has("items") ? field.get("items") : field;
        item.path("properties").properties().forEach(inside -> {
            List<String> deeper = new ArrayList<>(names);
            deeper.add(inside.getKey());
            nameless(words, deeper, inside.getValue(), found);
        });
    }

    private List<String> flaws(JsonObject document) {
        ObjectNode drawn = schema.in(Locale.ENGLISH);
        OutputUnit result = Validator.create(JsonSchema.of(new JsonObject(drawn.toString())), OPTIONS)
                .validate(document);
        return Boolean.TRUE.equals(result.getValid())
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .toList();
    }
}
