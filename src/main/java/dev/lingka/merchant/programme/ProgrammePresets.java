package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Real programmes to begin with, shipped as readable documents. */
@ApplicationScoped
public class ProgrammePresets {

    private static final List<String> NAMES = List.of("coffee-stars", "tea-restaurant");

    private final ProgrammeYaml yaml;
    private final ProgrammeDocument documents;

    ProgrammePresets(ProgrammeYaml yaml, ProgrammeDocument documents) {
        this.yaml = yaml;
        this.documents = documents;
    }

    List<String> names() {
        return NAMES;
    }

    /** The complete document that a merchant begins with; empty for an unknown preset, the defaults for null. */
    public Optional<JsonObject> begin(String preset) {
        return preset == null ? Optional.of(documents.defaults()) : read(preset).map(documents::complete);
    }

    /** The document as it is shipped. */
    Optional<JsonNode> read(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream file = ProgrammePresets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return Optional.of(yaml.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
