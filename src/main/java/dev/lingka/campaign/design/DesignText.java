package dev.lingka.campaign.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** How a design is kept: what it does not say is left out, so that SQL finds it absent. */
@ApplicationScoped
public class DesignText {

    private final ObjectMapper json;

    DesignText(ObjectMapper json) {
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    public JsonObject write(Design design) {
        try {
            return new JsonObject(json.writeValueAsString(design));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link IllegalStateException} for what was never written here. */
    public Design read(JsonObject design) {
        try {
            return json.readValue(design.encode(), Design.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
