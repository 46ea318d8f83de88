package dev.lingka.story;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class StoryTest {

    private static final Logger LOG = Logger.getLogger(StoryTest.class);

    @TestHTTPResource
    String application;

    @ConfigProperty(name = "lingka.wechat.open-url")
    String wechat;

    @ConfigProperty(name = "quarkus.oidc.staff.auth-server-url")
    String identity;

    @Test
    void theMainJobRunsFromEndToEnd() {
        String address = application.replaceAll("/$", "");
        new Story(new World(address, wechat, identity), LOG::info).play();
    }
}
