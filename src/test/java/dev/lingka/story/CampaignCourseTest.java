package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns through pauses, leaps of the clock and months: when who is in them gets what, and what is told of it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CampaignCourseTest {

    private final StoryCalendar calendar;
    private final Superuser database;
    private PresetStory story;
    private Campaigns campaigns;

    CampaignCourseTest(StoryCalendar calendar, Superuser database) {
        this.calendar = calendar;
        this.database = database;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2024-03-01");
        campaigns = new Campaigns(calendar, story);
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * Joined at noon of 1 March, steps on the 2nd and the 5th, paused from the 1st to the 10th.
     *
     * <pre>
     * 03-10  the first step, eight days late
     * 03-12  nothing: two days are not three
     * 03-13  the second step, three days after the first
     * </pre>
     */
    @Test
    void aPauseKeepsTheDaysBetweenTwoSteps() {
        Phone phone = story.shop().member("等候");
        String campaign = campaigns.begun(
                Campaigns.design(named(phone), Campaigns.points("first", 1), Campaigns.points("second", 4)));
        campaigns.work();
        campaigns.move(campaign, "pause");
        story.turnTo("2024-03-10");
        campaigns.move(campaign, "resumption");

        campaigns.work();

        assertThat(campaigns.steps(campaign, phone)).containsExactly("first GIVEN");
        story.turnTo("2024-03-12");
        campaigns.work();
        assertThat(campaigns.steps(campaign, phone)).hasSize(1);
        story.turnTo("2024-03-13");
        campaigns.work();
        assertThat(campaigns.steps(campaign, phone)).containsExactly("first GIVEN", "second GIVEN");
    }

    /**
     * Every month on the 10th, ¥10 for each of two members; a visit counts for ten days.
     *
     * <pre>
     * 03-10  joined; 03-15 nobody's days are over: no cost yet
     * 03-21  they are: ¥20
     * 04-12  the second run has cost ¥20 more, whose days are not over: still ¥20
     * 04-21  ¥40
     * </pre>
     */
    @Test
    void whatIsNotOverCostsNothingYet() {
        Phone one = story.shop().member("甲");
        Phone other = story.shop().member("乙");
        Map<String, ?> step = Map.of("code", "gift", "afterDays", 0, "costFen", 1_000, "gives", Map.of("points", 5));
        Map<String, Object> design = Campaigns.design(named(one, other), step);
        design.put("when", Map.of("cron", "0 10 10 * *"));
        design.put("limits", Map.of("perRun", 100, "budgetFen", 100_000));
        design.put("effectDays", 10);
        String campaign = campaigns.begun(design);
        costs(campaign, "2024-03-10", 0);
        costs(campaign, "2024-03-15", 0);
        assertThat(campaigns.runs(campaign).at("/0/spentFen").asLong()).isEqualTo(2_000);
        costs(campaign, "2024-03-21", 2_000);
        costs(campaign, "2024-04-10", 2_000);

        costs(campaign, "2024-04-12", 2_000);

        assertThat(campaigns.runs(campaign)).hasSize(2);
        costs(campaign, "2024-04-21", 4_000);
    }

    /** The clock leaps over the morning: the run waits until the day's stages are known, and misses nobody. */
    @Test
    void whoFellAsleepIsNotMissedWhereTheStagesComeLate() {
        Phone phone = story.shop().member("睡着");
        story.buy(phone, 3_000);
        story.settle();
        String campaign = campaigns.begun(sleepers("0 10 1 9 *"));

        calendar.leapTo(LocalDate.of(2024, 9, 1), LocalTime.NOON);
        calendar.comesBy("campaign");
        calendar.comesBy("lifecycle");
        campaigns.work();

        assertThat(campaigns.runs(campaign)).hasSize(1);
        assertThat(campaigns.steps(campaign, phone)).containsExactly("hello GIVEN");
    }

    /** The same by a segment whose rule names the stage. */
    @Test
    void aSegmentOfStagesWaitsForThemToo() {
        Phone phone = story.shop().member("睡着");
        story.buy(phone, 3_000);
        story.settle();
        Map<String, ?> rule =
                Map.of("all", List.of(Map.of("stage", List.of("sleeping")), Map.of("visits", atLeast(1))));
        String segment = owner().post(STAFF + "segments", Map.of("name", "睡着的人", "rule", rule))
                .expect(201)
                .text("id");
        Map<String, Object> design = Campaigns.design(Map.of("segment", segment), Campaigns.points("hello", 0));
        String campaign = campaigns.begun(Campaigns.with(design, "when", Map.of("cron", "0 10 1 9 *")));

        calendar.leapTo(LocalDate.of(2024, 9, 1), LocalTime.NOON);
        calendar.comesBy("campaign");
        calendar.comesBy("lifecycle");
        campaigns.work();

        assertThat(campaigns.steps(campaign, phone)).containsExactly("hello GIVEN");
    }

    /** Asleep at four in the morning, at the counter at nine: at ten nobody says that it has been a while. */
    @Test
    void whoCameThisMorningDoesNotSleep() {
        Phone came = story.shop().member("早上来");
        Phone sleeps = story.shop().member("没来");
        story.buy(came, 3_000);
        story.buy(sleeps, 3_000);
        story.settle();
        String campaign = campaigns.begun(sleepers("0 10 1 9 *"));
        at("2024-09-01", "04:00");
        at("2024-09-01", "09:00");
        story.buy(came, 3_000);
        story.settle();

        at("2024-09-01", "10:05");
        campaigns.work();

        assertThat(campaigns.steps(campaign, sleeps)).containsExactly("hello GIVEN");
        assertThat(campaigns.parts(campaign, came)).isEmpty();
    }

    /** On 1, 8 and 15 March, so every seven days: 1.5 × 7 = 10.5 is over on the eleventh day, the 26th. Active with the
     * second visit, as the third day knows. */
    @Test
    void aWeeklyGuestIsMissedOnTheEleventhDay() {
        Phone phone = story.shop().member("每周");
        story.buy(phone, 3_000);
        for (String day : List.of("2024-03-08", "2024-03-15")) {
            story.turnTo(day);
            story.buy(phone, 3_000);
        }
        for (String day : List.of("2024-03-16", "2024-03-25", "2024-03-26")) {
            at(day, "04:00");
        }

        assertThat(changes(phone)).containsExactly("2024-03-26 at_risk", "2024-03-15 active");
    }

    /**
     * Four members, two steps of ¥5 and ¥10, three gifts at most: the dearest three are ¥30. Two never agreed to
     * marketing, one agreed and said no since.
     */
    @Test
    void aDryRunKnowsTheStockAndWhoMayNotBeSpokenTo() {
        Phone agrees = story.shop().member("同意");
        Phone optedOut = story.shop().member("退订");
        Diary.consent(agrees, true);
        Diary.consent(optedOut, true);
        Diary.optOut(optedOut);
        Map<String, ?> small = Map.of("code", "small", "afterDays", 0, "costFen", 500, "gives", Map.of("points", 5));
        Map<String, ?> large = Map.of("code", "large", "afterDays", 5, "costFen", 1_000, "gives", Map.of("points", 9));
        Map<String, Object> design = Campaigns.design(
                named(agrees, optedOut, story.shop().member("丙"), story.shop().member("丁")), small, large);
        design.put("limits", Map.of("perRun", 100, "budgetFen", 100_000, "stock", 3));
        String campaign = campaigns.drafted(design);
        story.settle();

        Exchange tried = campaigns.tried(campaign);

        assertThat(tried.fen("/members")).isEqualTo(4);
        assertThat(tried.fen("/costFenMost")).isEqualTo(3_000);
        assertThat(tried.fen("/untold/noConsent")).isEqualTo(2);
        assertThat(tried.fen("/untold/optedOut")).isEqualTo(1);
        assertThat(tried.at("/gifts").findValuesAsText("members")).containsExactly("3", "3");
    }

    /** Twelve members, of whom four are chosen by chance: by the same chance in the dry run. */
    @Test
    void aDryRunShowsThoseWhomTheLimitLeaves() {
        List<Phone> phones = IntStream.range(0, 12)
                .mapToObj(i -> story.shop().member("候选" + i))
                .toList();
        Map<String, Object> design =
                Campaigns.design(named(phones.toArray(Phone[]::new)), Campaigns.points("hello", 0));
        String campaign = campaigns.drafted(Campaigns.with(design, "limits", Map.of("perRun", 4)));
        story.settle();
        List<String> shown = campaigns.tried(campaign).at("/sample").findValuesAsText("memberId");

        owner().post(campaign + "/start", Map.of("reason", "开业")).expect(200);
        campaigns.work();

        List<String> chosen = phones.stream()
                .filter(phone -> !campaigns.parts(campaign, phone).isEmpty())
                .map(story::memberOf)
                .toList();
        assertThat(shown).hasSize(4).containsExactlyInAnyOrderElementsOf(chosen);
    }

    /** Two days after a visit of ¥50 or more; one of ¥30 brings nobody in. */
    @Test
    void aVisitBringsIn() {
        Map<String, ?> large = Map.of("event", "SaleRecorded", "where", Map.of("totalFen", atLeast(5_000)));
        String campaign = campaigns.begun(Campaigns.design(large, Campaigns.points("thanks", 2)));
        Phone small = story.shop().member("三十");
        Phone much = story.shop().member("五十");
        story.buy(small, 3_000);
        story.buy(much, 5_000);
        campaigns.work();
        assertThat(campaigns.parts(campaign, small)).isEmpty();
        assertThat(campaigns.steps(campaign, much)).isEmpty();

        story.turnTo("2024-03-04");
        campaigns.work();

        assertThat(campaigns.steps(campaign, much)).containsExactly("thanks GIVEN");
    }

    /** Consent on 1 March, and the segment under the name that it had. */
    @Test
    void whoAsksWhyIsToldTheSegment() {
        Phone phone = story.shop().member("问问");
        Diary.consent(phone, true);
        story.buy(phone, 3_000);
        story.settle();
        String segment = owner().post(STAFF + "segments", Map.of("name", "来过的客人", "rule", Map.of("visits", atLeast(1))))
                .expect(201)
                .text("id");
        Map<String, ?> word = Map.of("code", "word", "afterDays", 0, "says", says("谢谢", "谢谢光临", null));
        campaigns.begun(Campaigns.design(Map.of("segment", segment), word));
        campaigns.work();

        JsonNode message = Messages.awaited(phone, "campaign");

        String reason = MEMBER + "messages/" + message.path("id").asText() + "/reason";
        assertThat(phone.app().get(reason).expect(200).at("/text/zh").asText())
                .contains("2024-03-01")
                .contains("谢谢")
                .contains("来过的客人");
    }

    /** What fills the provider's text is filled too, and has no other placeholder. */
    @Test
    void theCouponsNameStandsInTheTextMessage() {
        Phone phone = story.shop().member("短信");
        Diary.consent(phone, true);
        refused(bySms(phone, "{name}"), "steps[0].says.sms.params.gift");
        campaigns.begun(bySms(phone, "{coupon}！"));

        campaigns.work();

        assertThat(database.column("select templates #>> '{sms,params,gift}' from message where member_id = '"
                        + story.memberOf(phone) + "' and kind = 'campaign'"))
                .containsExactly("生日立减 20 元！");
    }

    private void refused(Map<String, ?> design, String field) {
        Exchange answer = owner().post(Campaigns.PATH, design).expect(400);
        assertThat(answer.at("/errors").findValuesAsText("field")).containsExactly(field);
    }

    private Map<String, Object> bySms(Phone phone, String gift) {
        Map<String, ?> sms = Map.of("template", "SMS_1", "params", Map.of("gift", gift));
        Map<String, ?> step = Map.of(
                "code",
                "gift",
                "afterDays",
                0,
                "costFen",
                0,
                "gives",
                Map.of("coupon", "birthday-20"),
                "says",
                says("送您", "送您{coupon}", sms));
        return Campaigns.design(named(phone), step);
    }

    private static Map<String, ?> says(String title, String text, Map<String, ?> sms) {
        Map<String, Object> says = new HashMap<>();
        says.put("title", Map.of("zh", title, "en", title));
        says.put("text", Map.of("zh", text, "en", text));
        if (sms != null) {
            says.put("channels", List.of("sms"));
            says.put("sms", sms);
        }
        return says;
    }

    private Map<String, Object> sleepers(String cron) {
        Map<String, Object> design =
                Campaigns.design(Map.of("stages", List.of("sleeping")), Campaigns.points("hello", 0));
        return Campaigns.with(design, "when", Map.of("cron", cron));
    }

    private void costs(String campaign, String day, long fen) {
        story.turnTo(day);
        campaigns.work();
        assertThat(owner().get(campaign + "/effect").expect(200).fen("/costFen"))
                .as(day)
                .isEqualTo(fen);
    }

    private void at(String day, String time) {
        story.settle();
        calendar.turnTo(LocalDate.parse(day), LocalTime.parse(time));
        story.settle();
    }

    private List<String> changes(Phone phone) {
        JsonNode items = owner().get(STAFF + "lifecycle-stages/members/" + story.memberOf(phone) + "/changes")
                .expect(200)
                .at("/items");
        List<String> changes = new ArrayList<>();
        items.forEach(item ->
                changes.add(item.path("day").asText() + " " + item.path("to").asText()));
        return changes;
    }

    private Map<String, ?> named(Phone... phones) {
        return Map.of("members", List.of(phones).stream().map(story::memberOf).toList());
    }

    private static Map<String, ?> atLeast(long number) {
        return Map.of("atLeast", number);
    }

    private Caller owner() {
        return story.shop().owner();
    }
}
