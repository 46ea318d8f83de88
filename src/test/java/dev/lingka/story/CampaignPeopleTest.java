package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns and people who turn out to be one, who leave, and who do not want to be called. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CampaignPeopleTest {

    private static final int HALF = 5_000;

    private final StoryCalendar calendar;
    private final Superuser database;
    private PresetStory story;
    private Campaigns campaigns;

    CampaignPeopleTest(StoryCalendar calendar, Superuser database) {
        this.calendar = calendar;
        this.database = database;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2024-03-05");
        campaigns = new Campaigns(calendar, story);
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /** The other one is not chosen by chance, pays in the same month and in the next one, and gets nothing. */
    @Test
    void whoWasLeftAloneIsLeftAloneAsSomebodyElse() {
        String campaign = campaigns.begun(Campaigns.with(onRecharge(), "holdOutBasisPoints", HALF));
        Phone from = member(campaign, true);
        Phone into = member(campaign, false);
        story.recharge(from, "first-100-20");
        campaigns.work();
        assertThat(campaigns.parts(campaign, from).at("/0/heldOut").asBoolean()).isTrue();

        merge(from, into);
        story.recharge(into, "pay-300-get-30");
        campaigns.work();
        story.turnTo("2024-04-02");
        story.recharge(into, "pay-300-get-30");
        campaigns.work();

        JsonNode parts = campaigns.parts(campaign, into);
        assertThat(parts).hasSize(2).allSatisfy(part -> {
            assertThat(part.path("heldOut").asBoolean()).isTrue();
            assertThat(part.path("steps")).isEmpty();
        });
    }

    /** Somebody who waits for the second step becomes one with somebody who was left alone: nothing more comes. */
    @Test
    void whoTurnsOutToBeLeftAloneGetsNothingMore() {
        Map<String, Object> twoSteps = Campaigns.design(
                Map.of("event", "RechargePaid"), Campaigns.points("first", 0), Campaigns.points("second", 3));
        String campaign = campaigns.begun(Campaigns.with(twoSteps, "holdOutBasisPoints", HALF));
        Phone from = member(campaign, true);
        Phone into = member(campaign, false);
        story.recharge(from, "first-100-20");
        story.recharge(into, "pay-300-get-30");
        campaigns.work();
        assertThat(campaigns.steps(campaign, into)).containsExactly("first GIVEN");

        merge(from, into);
        story.turnTo("2024-03-09");
        campaigns.work();

        assertThat(campaigns.steps(campaign, into)).containsExactly("first GIVEN");
        assertThat(campaigns.parts(campaign, into).at("/0/ended").asText()).isEqualTo("held_out");
    }

    /** Once in all, as the campaign says: what the one record got, the other one has. */
    @Test
    void whatSomebodyGotIsNotGivenAgainUnderAnotherNumber() {
        Map<String, Object> once = Campaigns.with(onRecharge(), "limits", Map.of("perRun", 100, "perMember", 1));
        String campaign = campaigns.begun(once);
        Phone from = story.shop().member("旧号");
        Phone into = story.shop().member("新号");
        story.recharge(from, "first-100-20");
        campaigns.work();
        assertThat(campaigns.steps(campaign, from)).containsExactly("hello GIVEN");

        merge(from, into);
        story.turnTo("2024-04-02");
        story.recharge(into, "pay-300-get-30");
        campaigns.work();

        assertThat(campaigns.parts(campaign, into)).hasSize(1);
        assertThat(campaigns.steps(campaign, into)).containsExactly("hello GIVEN");
        assertThat(campaigns.parts(campaign, into).at("/0/period").asText()).isEqualTo("2024-03");
    }

    /** Named on the 5th; one is another one by the 6th, and one is gone. The others get it. */
    @Test
    void whoLeftDoesNotKeepACampaignFromStarting() {
        Phone stays = story.shop().member("留下");
        Phone from = story.shop().member("旧号");
        Phone into = story.shop().member("新号");
        Map<String, ?> named = Map.of("members", List.of(story.memberOf(stays), story.memberOf(from)));
        String campaign = campaigns.drafted(Campaigns.design(named, Campaigns.points("hello", 0)));
        merge(from, into);

        owner().post(campaign + "/start", Map.of("reason", "开业")).expect(200);
        campaigns.work();

        assertThat(campaigns.steps(campaign, stays)).containsExactly("hello GIVEN");
        assertThat(campaigns.steps(campaign, into)).containsExactly("hello GIVEN");
        assertThat(campaigns.runs(campaign).at("/0/members").asLong()).isEqualTo(2);
    }

    @Test
    void staffAreNotAskedToCallWhoWantsNoMarketing() {
        Phone agrees = agreeing("同意");
        Phone optedOut = agreeing("退订");
        Diary.optOut(optedOut);
        Phone silent = story.shop().member("未同意");

        String campaign = campaigns.begun(Campaigns.design(named(agrees, optedOut, silent), Campaigns.call("call")));
        campaigns.work();

        assertThat(tasks(agrees)).containsExactly("open");
        assertThat(tasks(optedOut)).isEmpty();
        assertThat(tasks(silent)).isEmpty();
        assertThat(campaigns.steps(campaign, optedOut)).containsExactly("call SUPPRESSED");
        assertThat(reason(campaign, optedOut)).isEqualTo("OPTED_OUT");
        assertThat(reason(campaign, silent)).isEqualTo("NO_CONSENT");
    }

    /** One says no in the app, one takes the consent back; who says nothing is still to be called. */
    @Test
    void whoSaysNoIsNotCalledAnyMore() {
        Phone optsOut = agreeing("退订");
        Phone takesBack = agreeing("撤回");
        Phone stays = agreeing("照旧");
        campaigns.begun(Campaigns.design(named(optsOut, takesBack, stays), Campaigns.call("call")));
        campaigns.work();
        assertThat(List.of(optsOut, takesBack, stays))
                .allSatisfy(phone -> assertThat(tasks(phone)).containsExactly("open"));

        Diary.optOut(optsOut);
        Diary.consent(takesBack, false);
        story.settle();

        assertThat(tasks(optsOut)).containsExactly("dropped");
        assertThat(tasks(takesBack)).containsExactly("dropped");
        assertThat(tasks(stays)).containsExactly("open");
    }

    /** The run of March is long done when the campaign is stopped in April. */
    @Test
    void whatACampaignAskedForIsDroppedWhenItIsStopped() {
        Phone phone = agreeing("每月");
        Map<String, Object> monthly = Campaigns.design(named(phone), Campaigns.call("call"));
        String campaign = campaigns.begun(Campaigns.with(monthly, "when", Map.of("cron", "0 10 8 * *")));
        story.turnTo("2024-03-08");
        campaigns.work();
        assertThat(campaigns.runs(campaign).at("/0/state").asText()).isEqualTo("done");
        assertThat(tasks(phone)).containsExactly("open");
        story.turnTo("2024-04-02");

        campaigns.move(campaign, "stop");

        assertThat(tasks(phone)).containsExactly("dropped");
    }

    /** Five points for who pays in. */
    private static Map<String, Object> onRecharge() {
        return Campaigns.design(Map.of("event", "RechargePaid"), Campaigns.points("hello", 0));
    }

    private Map<String, ?> named(Phone... phones) {
        return Map.of("members", List.of(phones).stream().map(story::memberOf).toList());
    }

    /** Somebody whom the campaign leaves alone, or does not. */
    private Phone member(String campaign, boolean leftAlone) {
        String id = campaign.substring(campaign.lastIndexOf('/') + 1);
        for (int i = 0; i < 40; i++) {
            Phone phone = story.shop().member("客" + i);
            String held = "select campaign_held_out('" + id + "', '" + story.memberOf(phone) + "', " + HALF + ")::text";
            if (database.column(held).equals(List.of(Boolean.toString(leftAlone)))) {
                return phone;
            }
        }
        throw new AssertionError("chance is against us");
    }

    private Phone agreeing(String name) {
        Phone phone = story.shop().member(name);
        Diary.consent(phone, true);
        return phone;
    }

    private void merge(Phone from, Phone into) {
        String merges = STAFF + "members/" + story.memberOf(into) + "/merges";
        String asked = owner().post(merges, Map.of("fromMember", story.memberOf(from), "reason", "同一个人"))
                .expect(202)
                .text("id");
        story.manager()
                .post(STAFF + "approvals/" + asked + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
        story.settle();
    }

    private List<String> tasks(Phone phone) {
        String member = story.memberOf(phone);
        JsonNode items = owner().get(STAFF + "tasks?limit=100").expect(200).at("/items");
        List<String> states = new ArrayList<>();
        StreamSupport.stream(items.spliterator(), false)
                .filter(task -> task.path("memberId").asText().equals(member))
                .forEach(task -> states.add(task.path("state").asText()));
        return states;
    }

    private String reason(String campaign, Phone phone) {
        return campaigns.parts(campaign, phone).at("/0/steps/0/message").asText();
    }

    private Caller owner() {
        return story.shop().owner();
    }
}
