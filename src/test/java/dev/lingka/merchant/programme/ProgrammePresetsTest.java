package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ProgrammePresetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/presets");

    private final ProgrammePresets presets;
    private final ProgrammeDocument documents;

    ProgrammePresetsTest(ProgrammePresets presets, ProgrammeDocument documents) {
        this.presets = presets;
        this.documents = documents;
    }

    @Test
    void theIndexListsEveryPresetThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .toList();

            assertThat(presets.names()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void everyPresetIsValidAndKeepsItsMeaningWhenItIsKept() {
        for (String name : presets.names()) {
            JsonObject complete = presets.begin(name).orElseThrow();

            assertThat(flaws(complete)).as(name).isEmpty();
            assertThat(new JsonObject(documents.filled(complete).toString()))
                    .as(name)
                    .isEqualTo(complete);
        }
    }

    private List<FieldError> flaws(JsonObject complete) {
        try {
            documents.requireValid(complete);
            return List.of();
        } catch (ProblemException refused) {
            return refused.errors();
        }
    }

    /** One merchant goes from preset to preset, as two people agree to each; a publication is seen within seconds. */
    @Test
    void everyPresetComesIntoForceAsItIsShipped() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        for (String name : presets.names()) {
            JsonObject complete = presets.begin(name).orElseThrow();

            merchant.publish(new JsonObject(complete.encode()).getMap());

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!inForce(merchant).equals(complete)) {
                assertThat(System.nanoTime()).as(name).isLessThan(deadline);
            }
        }
    }

    private static JsonObject inForce(TestMerchant merchant) {
        String answer = merchant.as("owner").get("/api/v1/staff/programme").asString();
        return new JsonObject(answer).getJsonObject("document");
    }

    @Test
    void aPresetThatIsNotThereIsNone() {
        assertThat(presets.begin("nobody-knows")).isEmpty();
        assertThat(presets.read("../application")).isEmpty();
    }
}
