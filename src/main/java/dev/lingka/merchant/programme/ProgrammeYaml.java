package dev.lingka.merchant.programme;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.FieldErrors;
import dev.lingka.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Programme documents as people read and write them. */
@ApplicationScoped
class ProgrammeYaml {

    static final String MEDIA_TYPE = "application/yaml";

    private final ObjectMapper yaml = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Throws {@link ProblemException} MALFORMED_BODY with the line and the column of what is not YAML. */
    JsonNode read(byte[] text) throws IOException {
        try {
            return yaml.readTree(text);
        } catch (JsonProcessingException e) {
            FieldError error = FieldErrors.malformed("body", "YAML", place(e));
            throw ProblemException.of(CommonProblem.MALFORMED_BODY, List.of(error));
        }
    }

    /** Where the text went wrong, rather than where the last good word of it ended. */
    private static JsonLocation place(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return new JsonLocation(ContentReference.unknown(), -1, mark.getLine() + 1, mark.getColumn() + 1);
        }
        return e.getLocation();
    }

    String write(Object document) {
        try {
            return yaml.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a programme document cannot be written", e);
        }
    }
}
