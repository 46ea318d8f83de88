package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members read what is in force, and what two people have published for later. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ServicePlanTest {

    private static final String VERSIONS = "/api/v1/staff/programme/versions";

    @Test
    void theComingYearIsToldBesideThisOne() {
        Premises shop = Premises.open(World.underTest());
        shop.hire("manager");
        ObjectNode next = InForce.document(shop.owner());
        ((ObjectNode) next.at("/about/name")).put("zh", "明年的方案").put("en", "Next year");
        publish(shop, next, "2099-01-01T00:00:00Z");
        publish(shop, next, "2100-01-01T00:00:00Z");

        JsonNode told = shop.member("读者")
                .app()
                .get("/api/v1/member/programme")
                .expect(200)
                .json();

        assertThat(told.get("name").asText()).isEqualTo("茶餐厅会员");
        JsonNode coming = told.get("coming");
        assertThat(coming.get("name").asText()).isEqualTo("明年的方案");
        assertThat(coming.get("effectiveAt").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(coming.get("chapters")).hasSameSizeAs(told.get("chapters"));
    }

    private static void publish(Premises shop, JsonNode document, String effectiveAt) {
        String version = shop.owner().post(VERSIONS, document).expect(201).text("version");
        String approval = shop.owner()
                .post(VERSIONS + "/" + version + "/publication", Map.of("reason", "明年", "effectiveAt", effectiveAt))
                .expect(202)
                .text("id");
        shop.as("manager")
                .post("/api/v1/staff/approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
    }
}
