package dev.lingka.notification.channel;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a template as they leave: each cut to its type. Keys without a type, as old template messages have,
 * are left as they are.
 */
record TemplateFields(String template, Map<String, String> fields) {

    /** Empty when a value cannot be made to fit, which WeChat would refuse as a whole. */
    static Optional<TemplateFields> of(JsonObject rendered) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : rendered.getJsonObject("fields", new JsonObject())) {
            String value = String.valueOf(field.getValue());
            String key = field.getKey();
            String fitting = SubscribeFields.isKey(key) ? SubscribeFields.fit(key, value) : value;
            if (SubscribeFields.isKey(key) && !SubscribeFields.fits(key, fitting)) {
                return Optional.empty();
            }
            fields.put(key, fitting);
        }
        return Optional.of(new TemplateFields(rendered.getString("template"), fields));
    }
}
