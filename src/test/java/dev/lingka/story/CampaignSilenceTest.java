package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a campaign that wait for the morning, when it is stopped or paused at night. It is quiet from 21 to 9. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CampaignSilenceTest {

    private static final String CAMPAIGNS = STAFF + "campaigns";
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final StoryCalendar calendar;
    private PresetStory story;
    private Phone phone;

    CampaignSilenceTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", DAY.toString());
        phone = story.shop().member("夜里");
        phone.app()
                .post(MEMBER + "consents", Map.of("document", "marketing", "version", "2026-01", "granted", true))
                .expect(200);
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /** With one step it is done before it is stopped; with two it is under way. Nobody hears of either. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWaitedIsNeverSaidAfterAStop(int steps) {
        String campaign = begunAtNight(steps);

        owner().send("POST", campaign + "/stop", Map.of(), null).expect(200);
        itIs("09:01");

        Story.until(() -> "suppressed WITHDRAWN".equals(fate()), "the message is taken back");
        assertThat(Messages.inbox(phone)).isEmpty();
        assertThat(sms()).isEmpty();
        assertThat(owner().get(campaign).expect(200).text("state")).isEqualTo("stopped");
    }

    /** Paused at 21:32 and resumed at 9:01: what waited is in the inbox then, and an SMS ten minutes later at most. */
    @Test
    void whatWaitedIsSaidAfterAPause() {
        String campaign = begunAtNight(2);

        owner().send("POST", campaign + "/pause", Map.of(), null).expect(200);
        itIs("09:01");
        Story.until(() -> due().isAfter(Instant.parse("2024-03-02T01:10:00Z")), "the message is put off");
        assertThat(Messages.inbox(phone)).isEmpty();
        assertThat(phone.app()
                        .get(MEMBER + "messages")
                        .expect(200)
                        .at("/unread")
                        .asInt())
                .isZero();
        phone.app()
                .send("POST", MEMBER + "messages/" + told().path("id").asText() + "/reading", Map.of(), null)
                .refused(404, "NOT_FOUND");

        owner().send("POST", campaign + "/resumption", Map.of(), null).expect(200);

        assertThat(Messages.inbox(phone).findValuesAsText("kind")).containsExactly("campaign");
        itIs("09:15");
        Story.until(() -> "sent".equals(fate()), "the message is sent");
        assertThat(sms()).hasSize(1);
    }

    /** Begun at 21:30; each of the steps is a text message, the second a fortnight after the first. */
    private String begunAtNight(int steps) {
        story.settle();
        itIs("21:30");
        String campaign = CAMPAIGNS + "/"
                + owner().post(CAMPAIGNS, design(steps)).expect(201).text("id");
        owner().post(campaign + "/start", Map.of("reason", "春天")).expect(200);
        itIs("21:31");
        Story.until(() -> "planned".equals(fate()), "the message waits for the morning");
        assertThat(due()).isEqualTo(Instant.parse("2024-03-02T01:00:00Z"));
        return campaign;
    }

    /** That time of the day, or of the next morning. */
    private void itIs(String time) {
        LocalTime wanted = LocalTime.parse(time);
        calendar.turnTo(wanted.isBefore(LocalTime.NOON) ? DAY.plusDays(1) : DAY, wanted);
    }

    private Map<String, ?> design(int steps) {
        return Map.of(
                "name",
                words("春天"),
                "audience",
                Map.of("members", List.of(story.memberOf(phone))),
                "steps",
                IntStream.range(0, steps).mapToObj(this::step).toList(),
                "limits",
                Map.of("perRun", 10),
                "holdOutBasisPoints",
                0);
    }

    private Map<String, ?> step(int place) {
        Map<String, ?> says = Map.of(
                "title",
                words("春茶"),
                "text",
                words("春茶到了"),
                "channels",
                List.of("sms"),
                "sms",
                Map.of("template", "SMS_1", "params", Map.of("tea", "春茶")));
        return Map.of("code", "step-" + place, "afterDays", 14 * place, "says", says);
    }

    private static Map<String, String> words(String text) {
        return Map.of("zh", text, "en", text);
    }

    private Caller owner() {
        return story.shop().owner();
    }

    /** The campaign's message to the member as staff see it. */
    private JsonNode told() {
        return owner().get(STAFF + "messages?kind=campaign&memberId=" + story.memberOf(phone))
                .expect(200)
                .at("/items/0");
    }

    /** Status and, of a suppressed one, why. */
    private String fate() {
        JsonNode told = told();
        return told.path("status").asText()
                + (told.path("reason").isTextual() ? " " + told.path("reason").asText() : "");
    }

    /** When its SMS is due. */
    private Instant due() {
        return Instant.parse(owner().get(STAFF + "messages/" + told().path("id").asText())
                .expect(200)
                .at("/deliveries/0/dueAt")
                .asText());
    }

    private JsonNode sms() {
        return story.shop()
                .world()
                .wechat()
                .get("/control/letters?kind=sms&to=" + phone.number())
                .expect(200)
                .json();
    }
}
