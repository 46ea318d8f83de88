package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.shape.SchemaDrawing;
import dev.lingka.merchant.programme.shape.Shape;
import dev.lingka.merchant.programme.words.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Draws the JSON Schema of programme documents from the sections' records and their constraints, for editors. */
@ApplicationScoped
class ProgrammeSchema {

    private final ProgrammeDocument documents;
    private final ObjectMapper json;

    ProgrammeSchema(ProgrammeDocument documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** The schema, described in one language. */
    ObjectNode in(Locale locale) {
        ObjectNode schema = json.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Lingka programme")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode parts = schema.putObject("properties");
        SchemaDrawing drawing = new SchemaDrawing(json, new Words(locale));
        documents.sections().forEach(section -> {
            JsonNode defaults = documents.written(section);
            Shape.Field field = new Shape.Field(documents.shape(section), true, List.of());
            ObjectNode part = drawing.draw(field, List.of(section.name()), defaults);
            part.set("default", defaults);
            parts.set(section.name(), part);
        });
        return schema;
    }
}
