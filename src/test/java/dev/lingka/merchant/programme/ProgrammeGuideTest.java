package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The programme that the documentation writes from scratch. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ProgrammeGuideTest {

    private static final String BEGIN = "```yaml\n";

    private final ProgrammeYaml yaml;
    private final ProgrammeDocument documents;

    ProgrammeGuideTest(ProgrammeYaml yaml, ProgrammeDocument documents) {
        this.yaml = yaml;
        this.documents = documents;
    }

    @Test
    void theProgrammeOfTheGuideIsValid() throws IOException {
        String guide = Files.readString(Path.of("docs/programme.md"));
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        String programme = guide.substring(begin, guide.indexOf("```", begin));

        JsonObject complete = documents.complete(yaml.read(programme.getBytes(StandardCharsets.UTF_8)));

        assertThat(complete.getJsonObject("shop").getJsonArray("items")).hasSize(1);
    }
}
