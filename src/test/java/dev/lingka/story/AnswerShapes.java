package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.story.Operations.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds real answers against the document: their status, every member that must be there, and no other. */
final class AnswerShapes {

    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("https://lingka.example")
            .setOutputFormat(OutputFormat.Basic);

    private final Operations operations;
    private final JsonNode components;
    private final Map<JsonNode, Validator> validators = new HashMap<>();

    AnswerShapes(Operations operations) {
        this.operations = operations;
        this.components = operations.components().deepCopy();
        this.components.path("schemas").forEach(AnswerShapes::close);
    }

    /** Clients must bear unknown members; the document must know them all. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    List<String> faults(Operation operation, Exchange exchange) {
        JsonNode answer = operations.answerOf(operation, exchange.status());
        if (answer.isMissingNode()) {
            return List.of(operation + " was answered " + exchange.status());
        }
        return exchange.json().isMissingNode()
                ? List.of()
                : faults(operation, answer.at("/content/application~1json/schema"), exchange.json());
    }

    private List<String> faults(Operation operation, JsonNode schema, JsonNode json) {
        OutputUnit result = validators.computeIfAbsent(schema, this::validator).validate(value(json));
        return Boolean.TRUE.equals(result.getValid())
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> operation + " " + error.getInstanceLocation() + " " + error.getError())
                        .toList();
    }

    private Validator validator(JsonNode schema) {
        return Validator.create(
                JsonSchema.of(new JsonObject()
                        .put("allOf", new JsonArray().add(new JsonObject(schema.toString())))
                        .put("components", new JsonObject(components.toString()))),
                OPTIONS);
    }

    private static Object value(JsonNode json) {
        return json.isArray() ? new JsonArray(json.toString()) : new JsonObject(json.toString());
    }
}
