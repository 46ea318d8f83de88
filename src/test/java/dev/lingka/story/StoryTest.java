package dev.lingka.story;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class StoryTest {

    private static final Logger LOG = Logger.getLogger(StoryTest.class);

    @Test
    void theMainJobRunsFromEndToEnd() {
        new Story(World.underTest(), LOG::info).play();
    }
}
