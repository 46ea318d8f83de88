package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Real programmes to begin with, shipped as readable documents. */
@ApplicationScoped
public class ProgrammePresets {

    /** One name a line; a preset that is not listed here is not shipped. */
    private static final String INDEX = "/presets/index";

    private final ProgrammeYaml yaml;
    private final ProgrammeDocument documents;
    private final List<String> names;

    ProgrammePresets(ProgrammeYaml yaml, ProgrammeDocument documents) {
        this.yaml = yaml;
        this.documents = documents;
        names = new String(resource(INDEX), StandardCharsets.UTF_8).lines().toList();
    }

    List<String> names() {
        return names;
    }

    /** The complete document that a merchant begins with; empty for an unknown preset, the defaults for null. */
    public Optional<JsonObject> begin(String preset) {
        return preset == null ? Optional.of(documents.defaults()) : read(preset).map(documents::complete);
    }

    /** The document as it is shipped. */
    Optional<JsonNode> read(String name) {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(yaml.read(resource("/presets/" + name + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream file = ProgrammePresets.class.getResourceAsStream(path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
