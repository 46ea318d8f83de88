package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All that the served OpenAPI document promises. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final JsonNode document;
    private final List<Operation> all = new ArrayList<>();

    private Operations(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> all.add(
                        new Operation(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()))));
        all.sort(Comparator.comparingInt(operation -> operation.variables().size()));
    }

    static Operations served(World world) {
        return new Operations(
                world.anyone().get("/q/openapi?format=json").expect(200).json());
    }

    /** A method on a path with variables. */
    record Operation(String method, String template, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        boolean isAt(String path) {
            return Pattern.matches(VARIABLE.matcher(template).replaceAll("[^/]+"), path.replaceAll("\\?.*", ""));
        }

        List<String> variables() {
            return VARIABLE.matcher(template)
                    .results()
                    .map(found -> found.group())
                    .toList();
        }

        /** Its parameters in {@code query} or {@code header}. */
        List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode parameter : node.path("parameters")) {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            }
            return found;
        }

        boolean takes(String header) {
            return parameters("header").stream()
                    .anyMatch(parameter -> parameter.path("name").asText().equals(header));
        }

        /** WeChat calls it, and is answered in WeChat's own way. */
        boolean isWechats() {
            return template.startsWith("/api/wechat/");
        }

        boolean isOpen() {
            return node.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    List<Operation> all() {
        return all;
    }

    /** The operation that answered; with the fewest variables where several fit. */
    Optional<Operation> of(Exchange exchange) {
        return all.stream()
                .filter(operation -> operation.method().equals(exchange.method()) && operation.isAt(exchange.path()))
                .findFirst();
    }

    /** The methods that some operation has at this path. */
    List<String> methodsAt(String path) {
        return all.stream()
                .filter(operation -> operation.isAt(path))
                .map(Operation::method)
                .toList();
    }

    /** The schema of a JSON body. */
    JsonNode bodyOf(Operation operation) {
        return resolved(operation.node().at("/requestBody/content/application~1json/schema"));
    }

    /** How that operation is answered with that status; missing when the document does not know of it. */
    JsonNode answerOf(Operation operation, int status) {
        return operation.node().path("responses").path(Integer.toString(status));
    }

    /** All that has a name. */
    JsonNode components() {
        return document.path("components");
    }

    /** What a reference stands for, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }
}
