package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/**
 * One request and its answer.
 *
 * @param body what was sent, or null
 * @param json the answer as JSON; missing when it was none
 */
public record Exchange(
        String method,
        String path,
        String body,
        Map<String, String> headers,
        int status,
        byte[] answer,
        JsonNode json,
        Map<String, String> answerHeaders) {

    static final JsonNode NO_JSON = MissingNode.getInstance();

    /** This exchange, if it was answered so; else the story ends here and says why. */
    public Exchange expect(int expected) {
        if (status != expected) {
            throw new AssertionError(method + " " + path + " was answered " + status + ", not " + expected + ": "
                    + (json.isMissingNode() ? answer.length + " bytes" : json.toString()));
        }
        return this;
    }

    boolean isGood() {
        return status / 100 == 2;
    }

    /** A header of the answer; empty without one. */
    String header(String name) {
        return answerHeaders.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The tag of what was read, to be given back by who changes it. */
    String tag() {
        return header("ETag");
    }

    /** Method, path and what was answered, for a message. */
    String told() {
        String answered = json.isMissingNode() ? answer.length + " bytes" : json.toString();
        return method + " " + path + " -> " + status + " " + answered;
    }

    /** Expects a refusal with this code. */
    public Exchange refused(int expected, String code) {
        expect(expected);
        if (!code.equals(text("code"))) {
            throw new AssertionError(method + " " + path + " was refused with " + text("code") + ", not " + code);
        }
        return this;
    }

    /** A value of the answer by its path, as in {@code /balance/totalFen}. */
    public JsonNode at(String pointer) {
        JsonNode value = json.at(pointer);
        if (value.isMissingNode()) {
            throw new AssertionError(method + " " + path + " has no " + pointer + " in " + json);
        }
        return value;
    }

    public String text(String field) {
        return at("/" + field).asText();
    }

    public long fen(String pointer) {
        JsonNode value = at(pointer);
        if (!value.isIntegralNumber()) {
            throw new AssertionError(pointer + " is no whole number in " + json);
        }
        return value.asLong();
    }
}
