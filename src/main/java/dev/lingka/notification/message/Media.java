package dev.lingka.notification.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A picture, sound or film of a message, by reference.
 *
 * @param url where the inbox and mail load it from; null where only WeChat has it
 * @param mediaId WeChat's id of it, for the official account; null where WeChat has none
 */
public record Media(
        @NotNull Type type,
        @Pattern(regexp = "https://[!-~]{1,480}") @Schema(nullable = true) String url,
        @Pattern(regexp = "[A-Za-z0-9_-]{1,128}") @Schema(nullable = true) String mediaId,
        @Size(max = 40) @Schema(nullable = true) String title) {

    /** What it is. */
    @Schema(name = "MediaType")
    public enum Type {
        @JsonProperty("picture")
        PICTURE,
        @JsonProperty("audio")
        AUDIO,
        @JsonProperty("video")
        VIDEO
    }

    static Media of(JsonObject told) {
        return new Media(
                Type.valueOf(told.getString("type").toUpperCase(Locale.ROOT)),
                told.getString("url"),
                told.getString("mediaId"),
                told.getString("title"));
    }

    JsonObject json() {
        return new JsonObject()
                .put("type", type.name().toLowerCase(Locale.ROOT))
                .put("url", url)
                .put("mediaId", mediaId)
                .put("title", title);
    }
}
