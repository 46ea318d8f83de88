package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The reference merchant wakes its sleeping members every half year: what they used to buy decides the coupon, who did
 * not come gets a second word, and half of them are left alone, by which the effect is told.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class WakeUpStoryTest {

    private static final String CAMPAIGNS = STAFF + "campaigns";
    private static final int SLEEPERS = 18;
    private static final List<String> DISHES = List.of("dinner", "milk-tea", "cake");
    private static final Map<String, String> COUPONS =
            Map.of("dinner", "wake-up-meal", "milk-tea", "wake-up-tea", "cake", "wake-up-10");

    private final StoryCalendar calendar;
    private PresetStory story;
    /** Who sleeps, with what they used to buy. */
    private final Map<Phone, String> sleepers = new LinkedHashMap<>();

    WakeUpStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2023-12-31");
        addCoupons();
        for (int i = 0; i < SLEEPERS; i++) {
            Phone phone = member("睡" + i);
            String dish = DISHES.get(i % DISHES.size());
            story.buy(phone, List.of(line(dish, 1, 3_000)), 3_000);
            sleepers.put(phone, dish);
        }
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * They bought on 31 December; 180 days later is 28 June, so on 1 July they sleep. A guest of June does not.
     *
     * <pre>
     * 1 July     a coupon of what they used to buy, for those who are told
     * 5 July     two of these come, and one of those who were left alone
     * 16 July    the second coupon, for the others who are told
     * 5 August   30 days are over: 2 of the told came back, 1 of the others; too few to tell
     * 1 January  again: 5 July is 180 days ago, so everybody sleeps; the same are left alone
     * </pre>
     */
    @Test
    void sleepersAreWokenEveryHalfYear() {
        story.turnTo("2024-01-02");
        String campaign = started(wakeUp());
        Phone guest = member("常客");
        story.turnTo("2024-06-01");
        story.buy(guest, 3_000);
        morning("2024-07-01");
        assertThat(stage("sleeping")).isEqualTo(SLEEPERS);
        assertThat(tried(campaign).fen("/members")).isEqualTo(SLEEPERS);
        assertThat(sleepers.keySet())
                .allMatch(phone -> story.coupons(phone, null).isEmpty());

        story.turnTo("2024-07-01");

        List<Phone> told = told(campaign);
        List<Phone> alone = sleepers.keySet().stream()
                .filter(phone -> !told.contains(phone))
                .toList();
        assertThat(told).hasSizeBetween(3, SLEEPERS - 1);
        assertThat(told).allSatisfy(phone -> assertThat(story.coupons(phone, null))
                .containsExactly(COUPONS.get(sleepers.get(phone))));
        assertThat(told).allSatisfy(phone -> assertThat(
                        part(campaign, phone).at("/steps/0/message").asText())
                .isEqualTo("PLANNED"));
        assertThat(part(campaign, guest).isMissingNode()).isTrue();

        story.turnTo("2024-07-05");
        List<Phone> back = told.subList(0, 2);
        back.forEach(phone -> story.buy(phone, 4_000));
        story.buy(alone.get(0), 4_000);
        story.turnTo("2024-07-16");

        assertThat(back).allSatisfy(phone -> assertThat(
                        part(campaign, phone).at("/steps/1/outcome").asText())
                .isEqualTo("SKIPPED"));
        assertThat(told.subList(2, told.size()))
                .allSatisfy(phone -> assertThat(story.coupons(phone, null)).contains("wake-up-last"));
        assertThat(alone)
                .allSatisfy(phone -> assertThat(story.coupons(phone, null)).isEmpty());
        assertThat(alone).allSatisfy(phone -> assertThat(part(campaign, phone).path("steps"))
                .isEmpty());

        story.turnTo("2024-08-05");
        Exchange effect = owner().get(campaign + "/effect").expect(200);
        assertThat(effect.text("verdict")).isEqualTo("NOT_ENOUGH_MEMBERS");
        assertThat(effect.fen("/told/members")).isEqualTo(told.size());
        assertThat(effect.fen("/told/returned")).isEqualTo(2);
        assertThat(effect.fen("/told/spendFenEach")).isEqualTo(Math.round(8_000.0 / told.size()));
        assertThat(effect.fen("/leftAlone/returned")).isEqualTo(1);
        assertThat(effect.fen("/costFen")).isEqualTo(1_500L * told.size() + 2_000L * (told.size() - 2));

        morning("2025-01-01");
        assertThat(stage("sleeping")).isGreaterThanOrEqualTo(SLEEPERS);
        story.turnTo("2025-01-01");
        assertThat(owner().get(campaign + "/runs").expect(200).at("/items")).hasSize(2);
        assertThat(told(campaign)).containsExactlyElementsOf(told);
        story.verify();
    }

    /** New with the first visit, active with the second, at risk by the 91st day, asleep and lost; each change once. */
    @Test
    void aMembersStagesAreToldOnce() {
        Phone phone = member("一生");
        story.buy(phone, 3_000);
        morning("2024-01-02");
        story.buy(phone, 3_000);
        for (String day : List.of("2024-01-03", "2024-04-01", "2024-04-02", "2024-06-30", "2025-12-22")) {
            morning(day);
            morning(day);
        }

        assertThat(changes(phone))
                .containsExactly(
                        "2025-12-22 sleeping lost",
                        "2024-06-30 at_risk sleeping",
                        "2024-04-01 active at_risk",
                        "2024-01-03 new active");
    }

    /** Four in the morning: the day's stages are known, and no campaign is due. */
    private void morning(String day) {
        story.settle();
        calendar.turnTo(LocalDate.parse(day), LocalTime.of(4, 0));
        story.settle();
    }

    private Caller owner() {
        return story.shop().owner();
    }

    /** A member who agreed to marketing. */
    private Phone member(String name) {
        Phone phone = story.shop().member(name);
        phone.app()
                .post(MEMBER + "consents", Map.of("document", "marketing", "version", "2026-01", "granted", true))
                .expect(200);
        return phone;
    }

    private void addCoupons() {
        ObjectNode document = InForce.document(owner());
        for (String code : List.of("wake-up-10", "wake-up-meal", "wake-up-tea", "wake-up-last")) {
            document.withArray("/coupons/templates")
                    .add(json("{\"code\": \"" + code + "\", \"name\": {\"zh\": \"" + code + "\", \"en\": \"" + code
                            + "\"}, \"kind\": \"cash\", \"value\": {\"fen\": 1000},"
                            + " \"validity\": {\"rolling\": {\"days\": 60}}}"));
        }
        InForce.put(owner(), story.manager(), document);
    }

    /** The ready one, with half of the members left alone. */
    private JsonNode wakeUp() {
        JsonNode items = owner().get(STAFF + "campaign-templates").expect(200).at("/items");
        ObjectNode design = StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("code").asText().equals("wake-up"))
                .findFirst()
                .orElseThrow()
                .path("design")
                .deepCopy();
        return design.put("holdOutBasisPoints", 5_000);
    }

    /** Its budget needs a second person. */
    private String started(JsonNode design) {
        String campaign =
                CAMPAIGNS + "/" + owner().post(CAMPAIGNS, design).expect(201).text("id");
        String approval = owner().post(campaign + "/start", Map.of("reason", "半年唤醒"))
                .expect(202)
                .at("/approval/id")
                .asText();
        story.manager()
                .post(STAFF + "approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
        assertThat(owner().get(campaign).expect(200).text("nextAt")).isEqualTo("2024-07-01T02:00:00Z");
        return campaign;
    }

    private Exchange tried(String campaign) {
        return owner().send("POST", campaign + "/dry-run", Map.of(), null).expect(200);
    }

    /** Those who are not left alone in the last run. */
    private List<Phone> told(String campaign) {
        return sleepers.keySet().stream()
                .filter(phone -> !part(campaign, phone).path("heldOut").asBoolean())
                .toList();
    }

    /** What a member has of the last run. */
    private JsonNode part(String campaign, Phone phone) {
        return owner().get(campaign + "/members/" + story.memberOf(phone))
                .expect(200)
                .at("/items")
                .path(0);
    }

    private long stage(String stage) {
        JsonNode items = owner().get(STAFF + "lifecycle-stages").expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("stage").asText().equals(stage))
                .findFirst()
                .orElseThrow()
                .path("members")
                .asLong();
    }

    private List<String> changes(Phone phone) {
        JsonNode items = owner().get(STAFF + "lifecycle-stages/members/" + story.memberOf(phone) + "/changes")
                .expect(200)
                .at("/items");
        List<String> changes = new ArrayList<>();
        items.forEach(item -> changes.add(item.path("day").asText() + " "
                + item.path("from").asText() + " " + item.path("to").asText()));
        return changes;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
