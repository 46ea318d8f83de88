package dev.lingka.shared.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The named schemas that some request is made of. What a client may leave out there, its validation says. */
final class AskedSchemas {

    private static final String NAMED = "#/components/schemas/";

    private final Map<String, Schema> named;
    private final Set<String> names = new HashSet<>();

    AskedSchemas(OpenAPI api) {
        named = api.getComponents().getSchemas();
        AnswerDescription.operations(api)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .forEach(type -> visit(type.getSchema()));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    private void visit(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(NAMED.length());
            if (names.add(name)) {
                visit(named.get(name));
            }
            return;
        }
        visit(schema.getItems());
        visit(schema.getAdditionalPropertiesSchema());
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(this::visit);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
    }
}
