package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every ready campaign is a good draft, as it is, once its coupons and its segment are there. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ReadyCampaignTest {

    /** Those that say whom they mean by a segment. */
    private static final Set<String> BY_SEGMENT = Set.of("two-months-since", "balance-waits", "tier-invitation");

    @Test
    void eachIsADraftAsItIs() {
        Premises shop = Premises.open(World.underTest());
        shop.hire("manager");
        JsonNode ready =
                shop.owner().get(STAFF + "campaign-templates").expect(200).at("/items");
        addCoupons(shop, ready);

        for (JsonNode one : ready) {
            ObjectNode design = one.path("design").deepCopy();
            assertThat(one.path("segment").isObject())
                    .isEqualTo(BY_SEGMENT.contains(one.path("code").asText()));
            if (one.path("segment").isObject()) {
                String segment = shop.owner()
                        .post(STAFF + "segments", one.path("segment"))
                        .expect(201)
                        .text("id");
                ((ObjectNode) design.path("audience")).put("segment", segment);
            }
            String campaign =
                    shop.owner().post(STAFF + "campaigns", design).expect(201).text("id");
            shop.owner()
                    .send("POST", STAFF + "campaigns/" + campaign + "/dry-run", Map.of(), null)
                    .expect(200);
        }
        assertThat(ready.findValuesAsText("code"))
                .contains("wake-up", "birthday", "welcome", "tier-lost-soon", "points-end-soon")
                .contains(
                        "coupons-end-soon",
                        "benefits-end-soon",
                        "two-months-since",
                        "balance-waits",
                        "tier-invitation");
    }

    /** All that they name and the programme does not have. */
    private static void addCoupons(Premises shop, JsonNode ready) {
        ObjectNode document = InForce.document(shop.owner());
        ArrayNode templates = document.withArray("/coupons/templates");
        Set<String> missing = new TreeSet<>(ready.findValuesAsText("coupon"));
        missing.removeAll(templates.findValuesAsText("code"));
        for (String code : missing) {
            ObjectNode template = templates.addObject().put("code", code).put("kind", "cash");
            template.putObject("name").put("zh", code).put("en", code);
            template.putObject("value").put("fen", 1_000);
            template.putObject("validity").putObject("rolling").put("days", 60);
        }
        InForce.put(shop.owner(), shop.as("manager"), document);
    }
}
