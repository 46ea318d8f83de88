package dev.lingka.card.measure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that shows what happened.
 *
 * @param text what it is
 * @param reference where it is kept, as in the id of a sale or the number of a record; null without one
 */
record Evidence(@NotBlank @Size(max = 1000) String text, @Size(max = 200) @Schema(nullable = true) String reference) {

    static JsonArray json(List<Evidence> all) {
        JsonArray json = new JsonArray();
        all.forEach(one -> json.add(new JsonObject().put("text", one.text()).put("reference", one.reference())));
        return json;
    }

    static List<Evidence> of(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Evidence(one.getString("text"), one.getString("reference")))
                .toList();
    }
}
