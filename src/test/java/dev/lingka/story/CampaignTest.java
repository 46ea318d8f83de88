package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may start what, who is meant, how often, and that a campaign which is paused or stopped does nothing. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CampaignTest {

    private static final String CAMPAIGNS = STAFF + "campaigns";

    private final StoryCalendar calendar;
    private final Superuser database;
    private PresetStory story;
    private LocalDate day = LocalDate.of(2024, 2, 20);

    CampaignTest(StoryCalendar calendar, Superuser database) {
        this.calendar = calendar;
        this.database = database;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", day.toString());
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    @Test
    void whatContradictsItselfIsRefusedWithItsField() {
        refused(design(Map.of()), "audience");
        refused(design(Map.of("event", "CardIssued", "stages", List.of("new"))), "audience");
        refused(with(design(named()), "when", Map.of("cron", "0 25 * * *")), "when.cron");
        refused(with(design(Map.of("event", "CardIssued")), "when", Map.of("cron", "0 9 * * *")), "when.cron");
        refused(
                with(design(named()), "when", Map.of("window", Map.of("from", "20:00", "to", "10:00"))),
                "when.window.to");
        refused(
                with(design(named()), "steps", List.of(step(Map.of("gives", Map.of("coupon", "nobody"))))),
                "steps[0].gives");
        refused(with(design(named()), "steps", List.of(step(Map.of("costFen", 100)))), "limits.budgetFen");
        refused(with(design(named()), "nobodyKnows", 1), "nobodyKnows");
        refused(design(Map.of("segment", "0190a0a0-0000-7000-8000-000000000001")), "audience.segment");
        Map<String, ?> inBirthMonth = Map.of("points", 5, "coupon", "birthday-20", "goodIn", "birth_month");
        refused(with(design(named()), "steps", List.of(step(Map.of("gives", inBirthMonth)))), "steps[0].gives.goodIn");
        Map<String, ?> pointsInBirthMonth = Map.of("points", 5, "goodIn", "birth_month");
        refused(
                with(
                        design(Map.of("birthday", Map.of("daysBefore", 3))),
                        "steps",
                        List.of(step(Map.of("gives", pointsInBirthMonth)))),
                "steps[0].gives.goodIn");
        Map<String, ?> name = Map.of("title", words("谢谢"), "text", words("{name}，您好"));
        refused(with(design(named()), "steps", List.of(step(Map.of("says", name)))), "steps[0].says.text");
        Map<String, ?> subscribe = Map.of("title", words("谢谢"), "text", words("您好"), "channels", List.of("subscribe"));
        refused(with(design(named()), "steps", List.of(step(Map.of("says", subscribe)))), "steps[0].says.channels[0]");
    }

    /** Filters go by what the event tells, and say what that is. */
    @Test
    void aFilterThatTheEventCannotAnswerIsRefusedWithWhatItCan() {
        Map<String, ?> dear = Map.of("atLeast", 1);
        Map<String, ?> words = Map.of("oneOf", List.of("spring"));
        refused(design(Map.of("stages", List.of("new"), "where", Map.of("amountFen", dear))), "audience.where");
        refused(where("ProfileCompleted", "amountFen", dear), "audience.where.amountFen");
        refused(where("RechargePaid", "amountFen", words), "audience.where.amountFen");
        refused(where("RechargePaid", "offerCode", dear), "audience.where.offerCode");
        refused(where("RechargePaid", "amountFen", Map.of()), "audience.where.amountFen");
        refused(where("RechargePaid", "amountFen", Map.of("atLeast", 5, "below", 5)), "audience.where.amountFen.below");
        refused(where("RechargePaid", "amountFen", Map.of("most", 5)), "audience.where.amountFen.most");

        Exchange answer = owner().post(CAMPAIGNS, where("RechargePaid", "balanceFen", dear))
                .expect(400);

        assertThat(answer.at("/errors/0/field").asText()).isEqualTo("audience.where.balanceFen");
        assertThat(answer.at("/errors/0").toString()).contains("amountFen, bonusFen, channel, offerCode");
    }

    /** From ¥300 until before ¥1,000: neither the ¥100 nor the ¥1,000. */
    @Test
    void aRechargeOfThatMuchBringsIn() {
        String campaign = begun(where("RechargePaid", "amountFen", Map.of("atLeast", 30_000, "below", 100_000)));
        Phone small = member("一百");
        Phone fits = member("三百");
        Phone large = member("一千");
        story.recharge(small, "first-100-20");
        story.recharge(fits, "pay-300-get-30");
        story.recharge(large, "pay-1000-get-150");
        settleAndStep();

        assertThat(part(campaign, small)).isEmpty();
        assertThat(part(campaign, fits)).hasSize(1);
        assertThat(part(campaign, large)).isEmpty();
    }

    /** More than ¥1,000 or 1,000 members need a second person, and what they agree to is what was asked. */
    @Test
    void aDearCampaignIsStartedByTwo() {
        Map<String, Object> dear = with(design(named()), "limits", Map.of("budgetFen", 100_001, "perRun", 10));
        String campaign = drafted(dear);
        String asked = ask(campaign);
        assertThat(decide(story.shop().owner(), asked).status()).isEqualTo(403);
        owner().edit("PUT", campaign, "\"0\"", with(dear, "value", 7)).expect(200);

        Exchange late = decide(story.manager(), asked).expect(200);

        assertThat(late.text("state")).isEqualTo("refused");
        assertThat(late.at("/result/code").asText()).isEqualTo("CAMPAIGN_CHANGED");
        assertThat(decide(story.manager(), ask(campaign)).expect(200).text("state"))
                .isEqualTo("applied");
        assertThat(owner().get(campaign).expect(200).text("state")).isEqualTo("running");
        owner().edit("PUT", campaign, "\"2\"", dear).refused(409, "CAMPAIGN_STATE");
    }

    /** New members join by their card: the first before it began, one while it is paused, one after it was stopped. */
    @Test
    void membersJoinByWhatHappensToThem() {
        Phone before = member("早来");
        String campaign = begun(design(Map.of("event", "CardIssued")));
        Phone joins = member("新来");
        settleAndStep();
        owner().send("POST", campaign + "/pause", Map.of(), null).expect(200);
        Phone paused = member("停时来");
        settleAndStep();
        owner().send("POST", campaign + "/resumption", Map.of(), null).expect(200);
        Phone resumed = member("又来");
        settleAndStep();
        owner().send("POST", campaign + "/stop", Map.of(), null).expect(200);
        Phone late = member("晚来");
        settleAndStep();

        assertThat(List.of(joins, resumed)).allMatch(phone -> story.points(phone) == 5);
        assertThat(List.of(before, paused, late)).allMatch(phone -> story.points(phone) == 0);
    }

    /** Born on 29 February: three days before the 28th in 2025, and in 2028 before the 29th; once a year. */
    @Test
    void aBirthdayComesOnceAYearAlsoFromALeapDay() {
        Phone leap = member("闰日");
        leap.app()
                .put(MEMBER + "profile", Map.of("nickname", "闰日", "birthday", "1992-02-29"))
                .expect(200);
        story.turnTo("2024-03-10");
        String campaign = begun(design(Map.of("birthday", Map.of("daysBefore", 3))));
        long profile = story.points(leap);
        story.turnTo("2025-02-24");
        assertThat(story.points(leap)).isEqualTo(profile);
        story.turnTo("2025-02-25");
        assertThat(story.points(leap)).isEqualTo(profile + 5);
        leap.app()
                .put(MEMBER + "profile", Map.of("nickname", "闰日", "birthday", "1992-03-05"))
                .expect(200);
        story.turnTo("2025-03-02");

        assertThat(story.points(leap)).isEqualTo(profile + 5);
        assertThat(part(campaign, leap)).hasSize(1);
    }

    /** A segment as it is when the run begins: who bought tea. */
    @Test
    void aSegmentIsTheAudience() {
        Phone drinks = member("喝茶");
        Phone eats = member("吃饭");
        story.buy(drinks, List.of(line("milk-tea", 1, 2_000)), 2_000);
        story.buy(eats, List.of(line("dinner", 1, 2_000)), 2_000);
        story.settle();
        String segment = owner().post(
                        STAFF + "segments",
                        Map.of("name", "喝茶的人", "rule", Map.of("bought", Map.of("skus", List.of("milk-tea")))))
                .expect(201)
                .text("id");
        long tea = story.points(drinks);
        long meal = story.points(eats);

        begun(design(Map.of("segment", segment)));
        settleAndStep();

        assertThat(story.points(drinks)).isEqualTo(tea + 5);
        assertThat(story.points(eats)).isEqualTo(meal);
    }

    /** The programme tells of points; of a campaign's the campaign alone may speak, and this one says nothing. */
    @Test
    void aCampaignsGiftIsNoServiceMessage() {
        tellOfPoints();
        Phone phone = member("有分");
        begun(design(Map.of("members", List.of(story.memberOf(phone)))));
        settleAndStep();
        assertThat(story.points(phone)).isEqualTo(5);
        assertThat(Messages.inbox(phone)).isEmpty();

        phone.app().move(MEMBER + "points/sign-ins", null).expect(201);
        story.settle();

        assertThat(Messages.inbox(phone).findValuesAsText("kind")).containsExactly("points-granted");
    }

    private void tellOfPoints() {
        ObjectNode document = InForce.document(owner());
        ObjectNode kind = document.withArray("/messages/kinds").addObject();
        kind.put("code", "points-granted").put("occasion", "PointsGranted").putArray("channels");
        kind.putObject("title").put("zh", "积分 {points}").put("en", "{points} points");
        kind.putObject("text").put("zh", "余额 {balance}").put("en", "{balance} points by now");
        InForce.put(owner(), story.manager(), document);
    }

    /**
     * Two campaigns at ten the next morning, one message a day: both give their five points, the one that is worth more
     * speaks, and both only in the inbox. The day after that a third one may speak.
     */
    @Test
    void ofTwoCampaignsOnOneDayTheDearerSpeaks() {
        Phone phone = member("两遍");
        phone.app()
                .post(MEMBER + "consents", Map.of("document", "marketing", "version", Premises.TERMS, "granted", true))
                .expect(200);
        String cheap = begun(spoken(phone, "便宜", 300, "2024-02-21T02:00:00Z"));
        String dear = begun(spoken(phone, "贵", 900, "2024-02-21T02:00:00Z"));
        begun(spoken(phone, "又一天", 100, "2024-02-22T02:00:00Z"));
        settleAndStep();

        assertThat(part(cheap, phone).at("/0/steps/0/message").asText()).isEqualTo("CAP_DAY");
        assertThat(part(dear, phone).at("/0/steps/0/message").asText()).isEqualTo("PLANNED");
        assertThat(said(phone)).containsExactly("贵");
        assertThat(story.points(phone)).isEqualTo(10);

        settleAndStep();
        assertThat(said(phone)).containsExactly("又一天", "贵");
    }

    private Map<String, ?> spoken(Phone phone, String title, int value, String at) {
        Map<String, ?> says = Map.of("title", words(title), "text", words("您好"));
        Map<String, ?> design = with(
                design(Map.of("members", List.of(story.memberOf(phone)))),
                "steps",
                List.of(step(Map.of("says", says))));
        return with(with(design, "value", value), "when", Map.of("at", at));
    }

    private static List<String> said(Phone phone) {
        return Messages.inbox(phone).findValues("title").stream()
                .map(title -> title.path("zh").asText())
                .toList();
    }

    /** Events of before said who gave by the beginning of the source; those of today say it by itself. */
    @Test
    void whoGavePointsIsToldByTheEventAndByOneOfBefore() {
        tellOfPoints();
        Phone phone = member("旧事");
        tell(phone, "'source', 'campaign:0190a0a0:0:m'");
        tell(phone, "'source', 'x', 'sourceKind', 'campaign'");
        story.settle();
        assertThat(Messages.inbox(phone)).isEmpty();

        tell(phone, "'source', 'a review'");
        tell(phone, "'source', 'campaign:as somebody calls it', 'sourceKind', 'reward'");
        story.settle();

        assertThat(Messages.inbox(phone).findValuesAsText("kind")).containsExactly("points-granted", "points-granted");
    }

    private void tell(Phone phone, String source) {
        String member = story.memberOf(phone);
        database.run(
                "select outbox_publish(merchant_id, 'PointsGranted', 'member:' || id, jsonb_build_object('memberId', id,"
                        + " 'for', 'reward', 'points', 5, 'balance', 5, " + source + ")) from member where id = '"
                        + member + "'");
    }

    /** The next day: what happened is told, and what was due by then is done. */
    private void settleAndStep() {
        day = day.plusDays(1);
        story.turnTo(day.toString());
    }

    private Caller owner() {
        return story.shop().owner();
    }

    private Phone member(String name) {
        return story.shop().member(name);
    }

    private Map<String, ?> named() {
        return Map.of("members", List.of(story.memberOf(member("受邀"))));
    }

    /** Five points for each, and nobody left alone. */
    private static Map<String, Object> design(Map<String, ?> audience) {
        Map<String, Object> design = new HashMap<>(Map.of(
                "name",
                words("谢谢"),
                "steps",
                List.of(step(Map.of())),
                "limits",
                Map.of("perRun", 100),
                "holdOutBasisPoints",
                0));
        design.put("audience", audience);
        return design;
    }

    private static Map<String, Object> where(String event, String figure, Map<String, ?> filter) {
        return design(Map.of("event", event, "where", Map.of(figure, filter)));
    }

    private static Map<String, Object> step(Map<String, ?> more) {
        Map<String, Object> step =
                new HashMap<>(Map.of("code", "hello", "afterDays", 0, "costFen", 0, "gives", Map.of("points", 5)));
        step.putAll(more);
        return step;
    }

    private static Map<String, Object> with(Map<String, ?> design, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(design);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, String> words(String text) {
        return Map.of("zh", text, "en", text);
    }

    private void refused(Map<String, ?> design, String field) {
        Exchange answer = owner().post(CAMPAIGNS, design).expect(400);
        assertThat(answer.at("/errors").findValuesAsText("field")).contains(field);
    }

    private String drafted(Map<String, ?> design) {
        return CAMPAIGNS + "/" + owner().post(CAMPAIGNS, design).expect(201).text("id");
    }

    private String begun(Map<String, ?> design) {
        String campaign = drafted(design);
        owner().post(campaign + "/start", Map.of("reason", "开业")).expect(200);
        return campaign;
    }

    private String ask(String campaign) {
        return owner().post(campaign + "/start", Map.of("reason", "大促"))
                .expect(202)
                .at("/approval/id")
                .asText();
    }

    private static Exchange decide(Caller by, String approval) {
        return by.post(STAFF + "approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"));
    }

    private JsonNode part(String campaign, Phone phone) {
        return owner().get(campaign + "/members/" + story.memberOf(phone))
                .expect(200)
                .at("/items");
    }
}
