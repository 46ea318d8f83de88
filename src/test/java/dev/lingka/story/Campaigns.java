package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A merchant's campaigns as staff write, start and look at them. Unless said otherwise nobody is left alone. */
final class Campaigns {

    static final String PATH = STAFF + "campaigns";

    private final StoryCalendar calendar;
    private final PresetStory story;

    Campaigns(StoryCalendar calendar, PresetStory story) {
        this.calendar = calendar;
        this.story = story;
    }

    /** A hundred members at most, so that one person may start it. */
    static Map<String, Object> design(Map<String, ?> audience, Map<String, ?> step) {
        return design(audience, List.of(step));
    }

    static Map<String, Object> design(Map<String, ?> audience, Map<String, ?> first, Map<String, ?> second) {
        return design(audience, List.of(first, second));
    }

    private static Map<String, Object> design(Map<String, ?> audience, List<Map<String, ?>> steps) {
        return new HashMap<>(Map.of(
                "name",
                Map.of("zh", "谢谢", "en", "Thanks"),
                "audience",
                audience,
                "steps",
                steps,
                "limits",
                Map.of("perRun", 100),
                "holdOutBasisPoints",
                0));
    }

    static Map<String, Object> with(Map<String, Object> design, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(design);
        changed.put(field, value);
        return changed;
    }

    /** Five points for nothing. */
    static Map<String, ?> points(String code, int afterDays) {
        return Map.of("code", code, "afterDays", afterDays, "costFen", 0, "gives", Map.of("points", 5));
    }

    /** A call by staff. */
    static Map<String, ?> call(String code) {
        Map<String, ?> asks = Map.of("words", Map.of("zh", "打电话问候", "en", "Call them"), "withinDays", 7);
        return Map.of("code", code, "afterDays", 0, "asks", asks);
    }

    String drafted(Map<String, ?> design) {
        return PATH + "/" + owner().post(PATH, design).expect(201).text("id");
    }

    /** Its path. */
    String begun(Map<String, ?> design) {
        String campaign = drafted(design);
        owner().post(campaign + "/start", Map.of("reason", "开业")).expect(200);
        return campaign;
    }

    void move(String campaign, String deed) {
        owner().send("POST", campaign + "/" + deed, Map.of(), null).expect(200);
    }

    Exchange tried(String campaign) {
        return owner().send("POST", campaign + "/dry-run", Map.of(), null).expect(200);
    }

    /** All that is due is done, as far as one look of the job goes; twice, so that what begins is gone on with. */
    void work() {
        story.settle();
        calendar.comesBy("campaign");
        calendar.comesBy("campaign");
        story.settle();
    }

    JsonNode runs(String campaign) {
        return owner().get(campaign + "/runs").expect(200).at("/items");
    }

    /** Newest first. */
    JsonNode parts(String campaign, Phone phone) {
        return owner().get(campaign + "/members/" + story.memberOf(phone))
                .expect(200)
                .at("/items");
    }

    /** What became of each step of a member's newest part, as {@code code OUTCOME}; empty without a part. */
    List<String> steps(String campaign, Phone phone) {
        List<String> steps = new ArrayList<>();
        parts(campaign, phone)
                .path(0)
                .path("steps")
                .forEach(step -> steps.add(
                        step.path("step").asText() + " " + step.path("outcome").asText()));
        return steps;
    }

    private Caller owner() {
        return story.shop().owner();
    }
}
