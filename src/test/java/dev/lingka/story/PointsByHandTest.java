package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points of a tea restaurant's members over HTTP: by hand and by saying good morning. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PointsByHandTest {

    private static final String POINTS = "/api/v1/member/points";

    private Premises shop;
    private Phone phone;
    private String adjustments;

    @BeforeEach
    void open() {
        shop = Premises.open(World.underTest());
        shop.hire("manager");
        phone = shop.member("攒攒");
        String card = "/api/v1/staff/cards/" + phone.cardId();
        adjustments =
                "/api/v1/staff/members/" + shop.owner().get(card).expect(200).text("memberId") + "/points/adjustments";
    }

    /** The preset lets one person move 500 a day: 400 and 100 at once, 1 more only with a second person. */
    @Test
    void aboveADaysLimitASecondPersonDecides() {
        give(400, UUID.randomUUID().toString()).expect(201);
        give(100, UUID.randomUUID().toString()).expect(201);
        String key = UUID.randomUUID().toString();
        String asked = approval(give(1, key).expect(202));
        String askedAgain = approval(give(1, key).expect(202));

        shop.owner().post(decision(asked), yes()).expect(403);
        assertThat(shop.as("manager").post(decision(asked), yes()).expect(200).text("state"))
                .isEqualTo("applied");
        assertThat(shop.as("manager")
                        .post(decision(askedAgain), yes())
                        .expect(200)
                        .text("state"))
                .isEqualTo("refused");

        assertThat(points().get("points").asLong()).isEqualTo(501);
    }

    @Test
    void noMoreIsTakenThanIsThere() {
        give(5, UUID.randomUUID().toString()).expect(201);

        Exchange refused = give(-6, UUID.randomUUID().toString()).expect(409);

        assertThat(refused.text("code")).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(points().get("points").asLong()).isEqualTo(5);
    }

    @Test
    void aDaysSignInGivesItsPointOnce() {
        phone.app().move(POINTS + "/sign-ins", null).expect(201);
        phone.app().move(POINTS + "/sign-ins", null).expect(201);

        assertThat(points().get("points").asLong()).isEqualTo(1);
        JsonNode entry = phone.app()
                .get(POINTS + "/entries")
                .expect(200)
                .json()
                .get("items")
                .get(0);
        assertThat(entry.get("title").asText()).isEqualTo("每日签到");
    }

    @Test
    void theRulesAreToldInTheMembersLanguage() {
        JsonNode told = phone.app()
                .send("GET", POINTS, Map.of("Accept-Language", "en"), null)
                .expect(200)
                .json()
                .get("rules");

        assertThat(told)
                .extracting(JsonNode::asText)
                .containsExactly(
                        "Points for each ¥1: 1",
                        "What is below a whole step counts for the next purchase.",
                        "Sign-in of the day: +1",
                        "Review: +20",
                        "Share: +2",
                        "Profile completed: +50",
                        "Points live until the end of the year after the one in which they were earned.",
                        "100 points pay ¥1, up to 33.33 % of a purchase.");
    }

    private Exchange give(long points, String key) {
        return shop.owner().move(adjustments, Map.of("points", points, "reason", "等位太久"), key);
    }

    private static String approval(Exchange asked) {
        return asked.json().get("approval").get("id").asText();
    }

    private static String decision(String approval) {
        return "/api/v1/staff/approvals/" + approval + "/decision";
    }

    private static Map<String, Object> yes() {
        return Map.of("approve", true, "reason", "问过店里");
    }

    private JsonNode points() {
        return phone.app().get(POINTS).expect(200).json();
    }
}
