package dev.lingka.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** WeChat's JSON: unknown fields, numbers as text and text as numbers are all normal there. */
public final class WechatJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WechatJson() {}

    /** The object that the bytes hold, if they hold one; the content type says nothing about it. */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node == null || !node.isObject() ? Optional.empty() : Optional.of(node);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Text in plain UTF-8: some endpoints refuse escaped characters. */
    public static String write(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a field, whether WeChat wrote text or a number; empty when there is none. */
    public static Optional<String> text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }
}
