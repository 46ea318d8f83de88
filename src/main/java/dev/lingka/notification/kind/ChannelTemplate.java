package dev.lingka.notification.kind;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A template of WeChat's, and what stands in its fields.
 *
 * @param template WeChat's id of it
 * @param fields by their names there, as in {@code thing1}; texts with placeholders
 */
public record ChannelTemplate(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String template,
        @NotNull @Size(min = 1, max = 10) Map<String, String> fields) {

    public ChannelTemplate {
        fields = MessageRules.copy(fields);
    }
}
