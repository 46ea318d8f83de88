package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.story.Operations.Operation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not first answered well cannot be spoiled: a new operation needs its errand. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class EveryOperationTest {

    @Test
    void isAnsweredWellOnce() {
        Stage stage = Stage.set();

        assertThat(stage.failures()).isEmpty();
        assertThat(stage.operations().all()).hasSizeGreaterThan(100);
        assertThat(stage.operations().all())
                .filteredOn(operation -> !stage.good().containsKey(operation))
                .extracting(Operation::id)
                .isEmpty();
    }

    @Test
    void isAnsweredAsTheDocumentSays() {
        Stage stage = Stage.set();
        AnswerShapes shapes = new AnswerShapes(stage.operations());

        List<String> faults = stage.journal().stream()
                .filter(Exchange::isGood)
                .flatMap(exchange -> stage
                        .operations()
                        .of(exchange)
                        .map(operation -> shapes.faults(operation, exchange))
                        .orElse(List.of())
                        .stream())
                .distinct()
                .toList();

        assertThat(faults).isEmpty();
    }
}
