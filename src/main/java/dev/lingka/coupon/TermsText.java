package dev.lingka.coupon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** How a template is written into a piece, and read out of it again. */
@ApplicationScoped
public class TermsText {

    private final ObjectMapper json;

    TermsText(ObjectMapper json) {
        this.json = json;
    }

    JsonObject write(CouponTemplate template) {
        try {
            return new JsonObject(json.writeValueAsString(template));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link IllegalStateException} for what was never written here. */
    public CouponTemplate read(JsonObject terms) {
        try {
            return json.readValue(terms.encode(), CouponTemplate.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
