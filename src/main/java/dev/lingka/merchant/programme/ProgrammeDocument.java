package dev.lingka.merchant.programme;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.merchant.programme.shape.Shape;
import dev.lingka.merchant.programme.shape.ShapeCheck;
import dev.lingka.merchant.programme.shape.ShapeErrors;
import dev.lingka.merchant.programme.shape.ShapeReader;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.FieldErrors;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads programme documents into their sections and tells what is wrong, by path. */
@ApplicationScoped
class ProgrammeDocument {

    /** Faults of a document that do not keep the rest of it from being read. */
    private static final Set<String> READABLE = Set.of("UNKNOWN", "DUPLICATE");

    /** Writes what records hold, and nothing that they find out from it: such a name would be unknown when read. */
    private final ObjectMapper json;

    private final Validator validator;
    private final List<ProgrammeSection<?>> sections;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    ProgrammeDocument(ObjectMapper json, Validator validator, @All List<ProgrammeSection<?>> sections) {
        this.json = json.copy().setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
        this.validator = validator;
        this.sections = sections.stream()
                .sorted(Comparator.comparing(ProgrammeSection::name))
                .toList();
        ShapeReader reader = new ShapeReader(this.json);
        this.sections.forEach(section -> shapes.put(section.name(), reader.of(section.type())));
    }

    List<ProgrammeSection<?>> sections() {
        return sections;
    }

    Shape shape(ProgrammeSection<?> section) {
        return shapes.get(section.name());
    }

    /** A section's defaults as a document states them. */
    JsonNode written(ProgrammeSection<?> section) {
        return json.valueToTree(section.defaults());
    }

    /** The document of the defaults of all sections. */
    JsonObject defaults() {
        return complete(json.createObjectNode());
    }

    /**
     * A published document, as the rules it states. It was valid when two people agreed to it and holds on: what is
     * asked of new documents since is not asked of it.
     */
    Programme read(int version, JsonObject document) {
        JsonNode stored = json.valueToTree(document.getMap());
        Map<Class<?>, Object> read = new LinkedHashMap<>();
        sections.forEach(section -> read.put(section.type(), trusted(section, stored)));
        return new Programme(version, read);
    }

    /** A stored document with all that today's sections would state for it; of a published one the meaning. */
    JsonNode filled(JsonObject document) {
        return tree(read(0, document));
    }

    /**
     * The document with all defaults filled in, so that a later change of defaults does not change it.
     *
     * @throws ProblemException INVALID_REQUEST with the path of each error
     */
    JsonObject complete(JsonNode document) {
        return new JsonObject(tree(valid(document)).toString());
    }

    /** Throws INVALID_REQUEST with the path of what is not valid, or no longer. */
    void requireValid(JsonObject document) {
        valid(json.valueToTree(document.getMap()));
    }

    private ObjectNode tree(Programme programme) {
        ObjectNode tree = json.createObjectNode();
        sections.forEach(section -> tree.set(section.name(), json.valueToTree(programme.section(section.type()))));
        return tree;
    }

    private Programme valid(JsonNode document) {
        List<FieldError> errors = new ArrayList<>(unknownParts(document));
        Map<Class<?>, Object> read = new LinkedHashMap<>();
        sections.forEach(section -> read.put(section.type(), section(section, document, errors)));
        Programme programme = new Programme(0, read);
        if (errors.isEmpty()) {
            sections.forEach(section -> errors.addAll(disagreements(section, programme)));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(once(errors));
        }
        return programme;
    }

    private static <T> List<FieldError> disagreements(ProgrammeSection<T> section, Programme programme) {
        return section.disagreements(programme.section(section.type()), programme, section.name());
    }

    /** What two looks at the same field both found is told once. */
    private static List<FieldError> once(Collection<FieldError> errors) {
        Map<String, FieldError> first = new LinkedHashMap<>();
        errors.forEach(error -> first.putIfAbsent(error.field() + " " + error.code(), error));
        return List.copyOf(first.values());
    }

    private List<FieldError> unknownParts(JsonNode document) {
        if (!document.isObject()) {
            return List.of(
                    new FieldError("body", "INVALID", "a programme is an object of sections", "会员方案应为由各部分组成的对象"));
        }
        Set<String> unknown = new TreeSet<>();
        document.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(shapes.keySet());
        return unknown.stream()
                .map(name -> ShapeErrors.unknown(name, name, shapes.keySet()))
                .toList();
    }

    private <T> T section(ProgrammeSection<T> section, JsonNode document, List<FieldError> errors) {
        T defaults = section.defaults();
        JsonNode given = document.get(section.name());
        if (given == null) {
            return defaults;
        }
        if (given.isNull()) {
            errors.add(new FieldError(
                    section.name(), "REQUIRED", "leave it out altogether for the defaults", "如需使用默认值，请整段省略"));
            return defaults;
        }
        JsonNode whole = over(json.valueToTree(defaults), given);
        List<FieldError> found = ShapeCheck.check(shape(section), whole, section.name());
        errors.addAll(found);
        return found.stream().allMatch(error -> READABLE.contains(error.code()))
                ? judged(section, whole, errors)
                : defaults;
    }

    private <T> T judged(ProgrammeSection<T> section, JsonNode whole, List<FieldError> errors) {
        try {
            T read = json.treeToValue(whole, section.type());
            List<FieldError> broken = FieldErrors.below(section.name(), validator.validate(read));
            errors.addAll(broken.isEmpty() ? section.validate(read, section.name()) : broken);
            return read;
        } catch (JsonProcessingException e) {
            errors.addAll(FieldErrors.below(section.name(), e));
            return section.defaults();
        }
    }

    private <T> T trusted(ProgrammeSection<T> section, JsonNode stored) {
        JsonNode given = stored.get(section.name());
        if (given == null) {
            return section.defaults();
        }
        JsonNode whole = over(json.valueToTree(section.defaults()), given);
        ShapeCheck.check(shape(section), whole, section.name());
        try {
            return json.treeToValue(whole, section.type());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("section " + section.name() + " of a published programme", e);
        }
    }

    /** Objects are laid over the defaults field by field; anything else replaces them. */
    private static JsonNode over(JsonNode defaults, JsonNode given) {
        if (!(defaults instanceof ObjectNode below) || !(given instanceof ObjectNode above)) {
            return given.deepCopy();
        }
        ObjectNode whole = below.deepCopy();
        above.properties().forEach(field -> {
            JsonNode known = below.get(field.getKey());
            whole.set(field.getKey(), known == null ? field.getValue().deepCopy() : over(known, field.getValue()));
        });
        return whole;
    }
}
