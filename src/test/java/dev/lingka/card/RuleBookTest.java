package dev.lingka.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule book that everybody can read, with the books before it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class RuleBookTest {

    private static final String BOOK = "/api/v1/member/rule-book";

    private final Superuser database;

    RuleBookTest(Superuser database) {
        this.database = database;
    }

    @Test
    void tellsTheRulesInForceAndSinceWhenTheyReadSo() {
        MeasureWorld world = new MeasureWorld(database, 0);
        Customer visitor = world.cards().customer();
        String since = visitor.calls().get(BOOK).path("since");

        world.merchant()
                .publish(Map.of(
                        "conduct",
                        MeasureWorld.rules(0),
                        "about",
                        Map.of("name", Map.of("zh", "新名", "en", "New name"))));

        visitor.calls()
                .get(BOOK)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("since", equalTo(since))
                .body("rules.code", contains(MeasureWorld.CODES, MeasureWorld.RESPECT))
                .body("rules[0].measures", contains("warn", "freeze", "cancel"))
                .body("rules[0].appealDays", equalTo(10))
                .body("decisionDays", equalTo(7));
    }

    @Test
    void keepsEveryBookThatWasInForceAndNoneTwice() {
        MeasureWorld world = new MeasureWorld(database, 0);
        Customer visitor = world.cards().customer();
        world.merchant()
                .publish(Map.of(
                        "conduct",
                        MeasureWorld.rules(0),
                        "about",
                        Map.of("name", Map.of("zh", "新名", "en", "New name"))));
        world.merchant().publish(Map.of("conduct", MeasureWorld.rules(14)));

        Response all = visitor.calls().get(BOOK + "/history");

        all.then()
                .statusCode(200)
                .body("items.version", contains(4, 2, 1))
                .body("items.noticeDays", contains(14, 0, 0))
                .body("nextCursor", nullValue());
        String cursor = visitor.calls().get(BOOK + "/history?limit=1").path("nextCursor");
        assertThat(visitor.calls()
                        .get(BOOK + "/history?limit=1&cursor=" + cursor)
                        .<Integer>path("items[0].version"))
                .isEqualTo(2);
    }
}
