package dev.lingka.merchant.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.FieldErrors;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads programme documents into their sections and tells what is wrong, by path. */
@ApplicationScoped
class ProgrammeDocument {

    private final ObjectMapper json;
    private final Validator validator;
    private final List<ProgrammeSection<?>> sections;

    ProgrammeDocument(ObjectMapper json, Validator validator, @All List<ProgrammeSection<?>> sections) {
        this.json = json;
        this.validator = validator;
        this.sections = sections.stream()
                .sorted(Comparator.comparing(ProgrammeSection::name))
                .toList();
    }

    List<ProgrammeSection<?>> sections() {
        return sections;
    }

    /** The document of the defaults of all sections. */
    JsonObject defaults() {
        return complete(json.createObjectNode());
    }

    /** A document that passed before, as the rules it states. */
    Programme read(int version, JsonObject document) {
        return new Programme(version, sectionsOf(json.valueToTree(document.getMap())));
    }

    /**
     * The document with all defaults filled in, so that a later change of defaults does not change it.
     *
     * @throws ProblemException INVALID_REQUEST with the path of each error
     */
    JsonObject complete(JsonNode document) {
        Map<Class<?>, Object> read = sectionsOf(document);
        ObjectNode complete = json.createObjectNode();
        sections.forEach(section -> complete.set(section.name(), json.valueToTree(read.get(section.type()))));
        return new JsonObject(complete.toString());
    }

    private Map<Class<?>, Object> sectionsOf(JsonNode document) {
        List<FieldError> errors = new ArrayList<>(unknownParts(document));
        Map<Class<?>, Object> read = new LinkedHashMap<>();
        sections.forEach(section -> read.put(section.type(), section(section, document, errors)));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return read;
    }

    private List<FieldError> unknownParts(JsonNode document) {
        if (!document.isObject()) {
            return List.of(new FieldError("body", "INVALID", "a programme is an object of sections"));
        }
        Set<String> unknown = new TreeSet<>();
        document.fieldNames().forEachRemaining(unknown::add);
        sections.forEach(section -> unknown.remove(section.name()));
        return unknown.stream()
                .map(name -> new FieldError(name, "UNKNOWN", "there is no such section"))
                .toList();
    }

    private <T> T section(ProgrammeSection<T> section, JsonNode document, List<FieldError> errors) {
        T defaults = section.defaults();
        if (!document.has(section.name())) {
            return defaults;
        }
        try {
            JsonNode whole = over(json.valueToTree(defaults), document.get(section.name()));
            T read = json.treeToValue(whole, section.type());
            errors.addAll(wrong(section, read));
            return read;
        } catch (JsonProcessingException e) {
            errors.addAll(FieldErrors.below(section.name(), e));
            return defaults;
        }
    }

    private <T> List<FieldError> wrong(ProgrammeSection<T> section, T read) {
        if (read == null) {
            return List.of(new FieldError(section.name(), "REQUIRED", "leave it out for the defaults"));
        }
        List<FieldError> errors = FieldErrors.below(section.name(), validator.validate(read));
        return errors.isEmpty() ? section.validate(read, section.name()) : errors;
    }

    /** Objects are laid over the defaults field by field; anything else replaces them. */
    private static JsonNode over(JsonNode defaults, JsonNode given) {
        if (!(defaults instanceof ObjectNode below) || !(given instanceof ObjectNode above)) {
            return given;
        }
        ObjectNode whole = below.deepCopy();
        above.properties().forEach(field -> {
            JsonNode known = below.get(field.getKey());
            whole.set(field.getKey(), known == null ? field.getValue() : over(known, field.getValue()));
        });
        return whole;
    }
}
