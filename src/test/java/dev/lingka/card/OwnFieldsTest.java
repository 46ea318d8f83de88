package dev.lingka.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant asks what no code knows of: answered, guarded, shown to the right people, taken along and forgotten. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OwnFieldsTest {

    private static final String ANSWERS = "/api/v1/member/profile/answers";
    private static final Map<String, Object> ALL = Map.of("city", "north", "car", "粤B12345", "child", child("豆豆"));

    private final Superuser database;
    private CardWorld world;
    private Customer customer;

    OwnFieldsTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void aMerchantAsks() {
        world = CardWorld.open();
        world.merchant().hire("manager");
        world.merchant().hire("cashier");
        world.merchant().publish(Map.of("member", OwnQuestions.rules()));
        customer = world.customer();
        OwnQuestions.await(customer);
    }

    @Test
    void asksInTheReadersLanguage() {
        customer.calls()
                .header("Accept-Language", "en")
                .get(ANSWERS)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("fields.name", contains("City", "Car", "Newsletter topic"))
                .body("fields[0].options.code", contains("north", "south"))
                .body("fields[0].purpose", equalTo("to name the nearest store"))
                .body("groups[0].minors", equalTo(true))
                .body("groups[0].consent", equalTo("guardian"))
                .body("answers", anEmptyMap())
                .body("missing", contains("city"));
    }

    @Test
    void givesNoCardBeforeWhatIsRequiredIsAnswered() {
        customer.join()
                .then()
                .statusCode(409)
                .body("code", equalTo("ANSWERS_REQUIRED"))
                .body("fields", contains("city"));

        tell("0", Map.of("city", "north")).statusCode(200).body("missing", equalTo(List.of()));

        customer.join().then().statusCode(201);
    }

    @Test
    void refusesAnswersThatNobodyAskedFor() {
        tell("0", Map.of("city", "west", "car", 5, "shoe", 44, "child", List.of(Map.of("name", "豆豆", "school", "x"))))
                .statusCode(400)
                .body("errors.find { it.field == 'answers.city' }.message", equalTo("one of north, south"))
                .body("errors.find { it.field == 'answers.car' }.code", equalTo("INVALID"))
                .body("errors.find { it.field == 'answers.shoe' }.code", equalTo("UNKNOWN"))
                .body("errors.find { it.field == 'answers.child[0].school' }.code", equalTo("UNKNOWN"))
                .body("errors.find { it.field == 'answers.child[0].born' }.code", equalTo("REQUIRED"));
    }

    @Test
    void keepsNothingOfAChildWithoutTheGuardiansConsent() {
        tell("0", ALL)
                .statusCode(409)
                .body("code", equalTo("CONSENT_REQUIRED"))
                .body("document", equalTo("guardian"))
                .body("version", equalTo("g1"));

        consent("guardian", "g1", true);

        tell("0", ALL).statusCode(200).header("ETag", "\"1\"").body("answers", aMapWithSize(3));
    }

    @Test
    void forgetsTheChildWhenTheGuardianWithdraws() {
        consent("guardian", "g1", true);
        tell("0", ALL).statusCode(200);

        consent("guardian", "g1", false);

        customer.calls()
                .get(ANSWERS)
                .then()
                .body("answers", not(hasKey("child")))
                .body("answers.city", equalTo("north"));
    }

    @Test
    void takesNoMoreOfAGroupThanTheProgrammeSays() {
        consent("guardian", "g1", true);
        List<Object> three = List.of(one("甲"), one("乙"), one("丙"));

        tell("0", Map.of("child", three))
                .statusCode(400)
                .body("errors[0].field", equalTo("answers.child"))
                .body("errors[0].message", equalTo("a list of at most 2"));
    }

    @Test
    void losesNobodysEdit() {
        tell("0", Map.of("city", "north")).statusCode(200);

        tell("0", Map.of("city", "south")).statusCode(412);
        tell("1", Map.of("car", "粤B1")).statusCode(200).body("answers", equalTo(Map.of("car", "粤B1")));
    }

    @Test
    void takesOneOfTwoEditsThatComeAtOnce() {
        List<Integer> statuses = AtOnce.all(List.of(
                () -> tell("0", Map.of("city", "north")).extract().statusCode(),
                () -> tell("0", Map.of("city", "south")).extract().statusCode()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void showsEachRoleWhatItMaySee() {
        consent("guardian", "g1", true);
        tell("0", ALL).statusCode(200);
        customer.join().then().statusCode(201);

        seenBy("owner").body("answers", aMapWithSize(3));
        seenBy("cashier").body("answers", equalTo(Map.of("city", "north")));
        assertThat(auditEntries()).isEqualTo(2);
    }

    @Test
    void goesWithThePersonAndIsInTheirFileBefore() {
        tell("0", Map.of("city", "north", "car", "粤B12345")).statusCode(200);
        customer.join().then().statusCode(201);
        customer.calls().get("/api/v1/member/data").then().body("answers.car", equalTo("粤B12345"));
        assertThat(kept()).isOne();
        assertThat(database.column("select answers_sealed from member_answers" + mine()))
                .singleElement()
                .asString()
                .doesNotContain("B12345", "north");

        customer.moves().post("/api/v1/member/deletion").then().statusCode(204);

        assertThat(kept()).isZero();
    }

    @Test
    void tellsOnceThatAllIsAnswered() {
        consent("marketing", "1", true);
        Map<String, Object> complete = Map.of("city", "north", "car", "粤B1", "topic", "tea");
        tell("0", Map.of("city", "north")).statusCode(200);
        assertThat(completions()).isZero();

        tell("1", complete).statusCode(200);
        tell("2", Map.of()).statusCode(200);
        tell("3", complete).statusCode(200);

        assertThat(completions()).isOne();
    }

    @Test
    void takesAnAnswerBackThatIsNull() {
        tell("0", Map.of("city", "north", "car", "粤B1")).statusCode(200);

        customer.calls()
                .header("If-Match", "\"1\"")
                .body("{\"answers\":{\"city\":\"north\",\"car\":null}}")
                .put(ANSWERS)
                .then()
                .statusCode(200)
                .body("answers", equalTo(Map.of("city", "north")));
    }

    @Test
    void tellsMembersOfItInTheProgramme() {
        customer.calls()
                .header("Accept-Language", "en")
                .get("/api/v1/member/programme")
                .then()
                .statusCode(200)
                .body("name", notNullValue())
                .body("coming", nullValue())
                .body("chapters.code", contains("cards", "recharge", "member"))
                .body(
                        "chapters[2].entries.find { it.code == 'city' }.lines",
                        contains("asked at joining, needed; for to name the nearest store"));
    }

    private ValidatableResponse tell(String seen, Map<String, ?> answers) {
        return customer.calls()
                .header("Accept-Language", "en")
                .header("If-Match", "\"" + seen + "\"")
                .body(Map.of("answers", answers))
                .put(ANSWERS)
                .then();
    }

    private void consent(String document, String version, boolean granted) {
        customer.calls()
                .body(Map.of("document", document, "version", version, "granted", granted))
                .post("/api/v1/member/consents")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse seenBy(String role) {
        return world.merchant()
                .as(role)
                .get("/api/v1/staff/members/{id}/answers", memberId())
                .then()
                .statusCode(200);
    }

    private String memberId() {
        return customer.calls().get("/api/v1/member/profile").path("memberId");
    }

    private long auditEntries() {
        return database.number("select count(*) from audit_entry" + mine() + " and action = 'member.answers_viewed'");
    }

    private long completions() {
        return database.number("select count(*) from outbox_event" + mine() + " and type = 'ProfileCompleted'");
    }

    private long kept() {
        return database.number("select count(*) from member_answers" + mine());
    }

    private String mine() {
        return " where merchant_id = (select id from merchant where code = '" + world.code() + "')";
    }

    private static List<Object> child(String name) {
        return List.of(one(name));
    }

    private static Map<String, Object> one(String name) {
        return Map.of("name", name, "born", "2020-05");
    }
}
