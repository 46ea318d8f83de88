package dev.lingka.merchant.programme;

import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** Words that customers read, Chinese first. */
public record LocalizedText(@NotBlank @Size(max = 500) String zh, @NotBlank @Size(max = 500) String en) {

    /** As it was told in JSON; null for null. */
    public static LocalizedText of(JsonObject told) {
        return told == null ? null : new LocalizedText(told.getString("zh"), told.getString("en"));
    }

    public JsonObject json() {
        return new JsonObject().put("zh", zh).put("en", en);
    }

    /** In the reader's language. */
    public String in(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? en : zh;
    }
}
