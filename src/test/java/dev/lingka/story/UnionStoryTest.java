package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code union}: birthdays, help and thanks that two people stand for, a rule book with its history, and
 * complaints that are decided by who took no part.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class UnionStoryTest {

    private static final String LIST = STAFF + "eligibility-entries";
    private static final Map<String, Object> YES = Map.of("approve", true, "reason", "情况属实");

    private final StoryCalendar calendar;
    private PresetStory story;

    UnionStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    private Phone openWith(String day, String name) {
        story = PresetStory.open(calendar, "union", day);
        Phone phone = story.shop().stranger(name, Phone.anyNumber());
        list(Map.of("phone", phone.number(), "name", name));
        phone.join(story.shop().joinCode()).expect(201);
        return phone;
    }

    private Exchange list(Map<String, String> entry) {
        return story.manager().move(LIST, Map.of("entries", List.of(entry))).expect(201);
    }

    /**
     * Who is on the list by phone joins; who is not is refused, until their membership number is told; that number lets
     * nobody else in. Whoever is taken off the list stays a member; who never joined does not come in any more.
     */
    @Test
    void onlyWhoIsOnTheListJoins() {
        Phone listed = openWith("2024-02-29", "在册");
        Phone unlisted = story.shop().stranger("编外", Phone.anyNumber());
        joinBy(unlisted, null).refused(409, "NOT_ELIGIBLE");
        assertThat(list(Map.of("number", "GH 2024-0229", "name", "编外")).json().toString())
                .isEqualTo("{\"added\":1,\"known\":0}");
        assertThat(list(Map.of("number", "gh20240229")).fen("/known")).isEqualTo(1);
        joinBy(unlisted, "GH2024-0000").refused(409, "NOT_ELIGIBLE");

        joinBy(unlisted, "gh2024-0229").expect(201);

        Phone third = story.shop().stranger("冒用", Phone.anyNumber());
        joinBy(third, "GH2024-0229").refused(409, "NOT_ELIGIBLE");
        joinBy(unlisted, null).expect(200);
        JsonNode entry =
                story.manager().get(LIST + "?number=GH20240229").expect(200).at("/items/0");
        assertThat(entry.path("memberId").asText()).isEqualTo(story.memberOf(unlisted));
        assertThat(entry.path("phone").isNull()).isTrue();
        assertThat(unlisted.app()
                        .get(MEMBER + "data")
                        .expect(200)
                        .at("/eligibility/0/number")
                        .asText())
                .isEqualTo("GH20240229");
        list(Map.of("phone", third.number()));
        JsonNode masked = story.manager()
                .get(LIST + "?phone=" + third.number())
                .expect(200)
                .at("/items/0");
        assertThat(masked.path("phone").asText()).contains("****");
        story.cashier().get(LIST).expect(403);
        story.manager().delete(LIST + "/" + masked.path("id").asText()).expect(200);
        story.manager().delete(LIST + "/" + masked.path("id").asText()).expect(404);
        joinBy(third, null).refused(409, "NOT_ELIGIBLE");
        story.manager().delete(LIST + "/" + entry.path("id").asText()).expect(200);
        joinBy(unlisted, null).expect(200);
        assertThat(story.level(listed)).isEqualTo("member");
    }

    /** Without the number the phone alone is looked up. */
    private Exchange joinBy(Phone phone, String listNumber) {
        return listNumber == null
                ? phone.join(story.shop().joinCode())
                : phone.join(story.shop().joinCode(), Map.of("listNumber", listNumber));
    }

    /**
     * Born on 29 February: a cake of ¥100 and 20 points, on the 28th in 2023, on the 29th in 2024.
     *
     * <pre>
     * day           points                          cakes
     * 2023-02-27     0                              0
     * 2023-02-28    20                              1, good for 30 days: to the end of 2023-03-30
     * 2023-03-30    20                              1
     * 2023-03-31    20                              0
     * 2024-02-28    20                              0
     * 2024-02-29    20 of 2023 + 20 of 2024         1: a cake of ¥128 is ¥28
     * 2024-12-31    40
     * 2025-01-01    20: those of 2023 are over      0
     * 2025-02-28    40                              1
     * </pre>
     */
    @Test
    void aBirthdayIsKeptEveryYearAlsoOnALeapDay() {
        Phone member = openWith("2023-02-27", "闰日");
        member.app().put(MEMBER + "profile", Map.of("birthday", "1988-02-29")).expect(200);
        assertGifts(member, 0, 0);
        story.turnTo("2023-02-28");
        assertGifts(member, 20, 1);
        story.turnTo("2023-03-30");
        assertGifts(member, 20, 1);
        story.turnTo("2023-03-31");
        assertGifts(member, 20, 0);
        story.turnTo("2024-02-28");
        assertGifts(member, 20, 0);

        story.turnTo("2024-02-29");

        assertGifts(member, 40, 1);
        var cake = List.of(PresetStory.line("cake", 1, 12_800L));
        story.buyWith(member, cake, story.with(member, "birthday-cake"), 2_800);
        assertGifts(member, 40, 0);
        story.turnTo("2024-12-31");
        assertGifts(member, 40, 0);
        story.turnTo("2025-01-01");
        assertGifts(member, 20, 0);
        story.turnTo("2025-02-28");
        assertGifts(member, 40, 1);
        story.verify();
    }

    private void assertGifts(Phone member, long points, int cakes) {
        assertThat(story.points(member)).isEqualTo(points);
        assertThat(story.coupons(member, "usable")).hasSize(cakes).allMatch("birthday-cake"::equals);
    }

    /**
     * Joined on 2023-03-01: after 365 days, on the leap day 2024-02-29, a member for a year, with a health check in
     * each calendar year.
     */
    @Test
    void afterAYearThereIsAHealthCheckAYear() {
        Phone member = openWith("2023-03-01", "满年");
        story.turnTo("2024-02-28");
        assertThat(story.level(member)).isEqualTo("member");
        healthCheck(member).refused(409, "BENEFIT_NOT_HELD");

        story.turnTo("2024-02-29");

        assertThat(story.level(member)).isEqualTo("regular");
        healthCheck(member).expect(201);
        healthCheck(member).refused(409, "BENEFIT_USED_UP");
        story.turnTo("2024-12-31");
        healthCheck(member).refused(409, "BENEFIT_USED_UP");
        story.turnTo("2025-01-01");
        assertThat(story.level(member)).isEqualTo("regular");
        healthCheck(member).expect(201);
    }

    private Exchange healthCheck(Phone member) {
        return story.cashier()
                .move(
                        STAFF + "members/" + story.memberOf(member) + "/benefits/health-check/uses",
                        Map.of("storeId", story.shop().storeId()));
    }

    /**
     * Help of 300 points waits for a second person; ¥88 at the canteen takes 88 of them, rice 30 more: 182 are left.
     * They are of 2023 and end with 2024. The card holds no money.
     */
    @Test
    void helpIsGivenByTwoAndSpentAsMoney() {
        Phone member = openWith("2023-11-20", "困难");
        String adjustments = STAFF + "members/" + story.memberOf(member) + "/points/adjustments";
        Exchange asked = story.manager()
                .move(adjustments, Map.of("points", 300, "reason", "困难补助"))
                .expect(202);
        String decision = STAFF + "approvals/" + asked.at("/approval/id").asText() + "/decision";
        story.manager().post(decision, YES).refused(403, "SECOND_PERSON_REQUIRED");
        assertThat(story.points(member)).isZero();

        story.shop().owner().post(decision, YES).expect(200);

        assertThat(story.points(member)).isEqualTo(300);
        story.buyWith(member, List.of(PresetStory.line("meal", 1, 8_800L)), Map.of("points", 300), 0);
        assertThat(story.points(member)).isEqualTo(212);
        story.take(member, "rice").expect(201);
        assertThat(story.points(member)).isEqualTo(182);
        story.turnTo("2024-12-31");
        assertThat(story.points(member)).isEqualTo(182);
        story.turnTo("2025-01-01");
        assertThat(story.points(member)).isZero();
        assertThat(member.totalFen()).isZero();
        story.verify();
    }

    /**
     * Thanks for good work: ¥300 for a year, five in a lifetime, each agreed to by a second person. 2024 is a leap year:
     * 365 days end on 2024-12-30.
     */
    @Test
    void goodWorkIsRewardedAndTheRewardLastsAYear() {
        Phone member = openWith("2023-12-31", "先进");
        String person = STAFF + "members/" + story.memberOf(member);
        Map<String, Object> thanks = Map.of("template", "model-worker", "reason", "先进工作者");
        story.manager().move(person + "/coupons", thanks).refused(409, "APPROVAL_REQUIRED");
        for (int i = 0; i < 5; i++) {
            assertThat(agreed(person, thanks).text("state")).isEqualTo("applied");
        }
        assertThat(agreed(person, thanks).at("/result/code").asText()).isEqualTo("COUPON_LIMIT_REACHED");

        story.turnTo("2024-12-30");

        assertThat(story.coupons(member, "usable")).hasSize(5);
        story.turnTo("2024-12-31");
        assertThat(story.coupons(member, "usable")).isEmpty();
    }

    /** The manager asks for it, may not agree, and the owner does. */
    private Exchange agreed(String person, Map<String, Object> thanks) {
        String approval = story.manager()
                .post(person + "/coupon-requests", thanks)
                .expect(202)
                .text("id");
        String decision = STAFF + "approvals/" + approval + "/decision";
        story.manager().post(decision, YES).refused(403, "SECOND_PERSON_REQUIRED");
        return story.shop().owner().post(decision, YES).expect(200);
    }

    /** 10 points for telling all that is asked, once. */
    @Test
    void whoTellsAllIsThankedOnce() {
        Phone member = openWith("2024-01-10", "填表");

        tell(member, Map.of("workplace", "二车间"));
        assertThat(story.points(member)).isZero();
        tell(member, Map.of("workplace", "二车间", "household", 4));
        assertThat(story.points(member)).isEqualTo(10);
        tell(member, Map.of("workplace", "三车间", "household", 5));

        assertThat(story.points(member)).isEqualTo(10);
    }

    private static void tell(Phone member, Map<String, Object> answers) {
        String path = MEMBER + "profile/answers";
        String seen = member.app().get(path).expect(200).tag();
        member.app().edit("PUT", path, seen, Map.of("answers", answers)).expect(200);
    }

    /** The book of 2023 had two rules; since 2024 a third one is in it, and both books can be read. */
    @Test
    void theRuleBookKeepsItsHistory() {
        Phone member = openWith("2023-12-31", "读者");
        assertThat(rules(book(member))).containsExactly("benefits-are-personal", "honest-requests");
        story.turnTo("2024-01-01");
        ObjectNode document = InForce.document(story.shop().owner());
        ObjectNode third = document.at("/conduct/rules/0").deepCopy();
        document.withObject("/conduct").withArray("rules").add(third.put("code", "quiet-library"));

        InForce.put(story.manager(), story.shop().owner(), document);

        assertThat(rules(book(member))).containsExactly("benefits-are-personal", "honest-requests", "quiet-library");
        JsonNode history =
                member.app().get(MEMBER + "rule-book/history").expect(200).at("/items");
        assertThat(history).hasSize(2);
        assertThat(rules(history.get(1))).containsExactly("benefits-are-personal", "honest-requests");
        assertThat(history.get(0).path("since").asText()).startsWith("2024-01-01T");
    }

    private static JsonNode book(Phone member) {
        return member.app().get(MEMBER + "rule-book").expect(200).json();
    }

    private static List<String> rules(JsonNode book) {
        return book.path("rules").findValuesAsText("code");
    }

    /** The manager warns, the member appeals, the manager may not decide about it; the owner lifts it. */
    @Test
    void anAppealIsDecidedByWhoTookNoPart() {
        Phone member = openWith("2024-03-01", "申诉");
        Map<String, Object> warning = Map.of(
                "kind",
                "warn",
                "rule",
                "benefits-are-personal",
                "reason",
                "票券转卖",
                "evidence",
                List.of(Map.of("text", "登记簿")));
        Exchange warned = story.manager()
                .move(STAFF + "members/" + story.memberOf(member) + "/measures", warning)
                .expect(201);
        String measure = warned.at("/measure/measure/id").asText();
        Exchange appealed = member.app()
                .move(MEMBER + "measures/" + measure + "/appeals", Map.of("text", "是送给家人的"))
                .expect(201);
        String decision = STAFF + "measure-appeals/" + appealed.at("/appeal/id").asText() + "/decision";
        Map<String, Object> lift = Map.of("lift", true, "reason", "家属可用");

        story.manager().move(decision, lift).refused(403, "PARTY_TO_MEASURE");
        story.shop().owner().move(decision, lift).expect(200);

        JsonNode seen = member.app().get(MEMBER + "measures").expect(200).at("/items/0");
        assertThat(seen.path("state").asText()).isEqualTo("lifted");
    }
}
