package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Years of a merchant's members, day by day: what each of them was given and told. The merchant starts ready campaigns,
 * of which nobody is left alone, so that every line is certain.
 */
final class Diary {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String CAMPAIGNS = STAFF + "campaigns";
    private static final List<String> POCKETS = List.of("usable", "used", "expired");

    private final StoryCalendar calendar;
    private final PresetStory story;
    /** Messages are forgotten after 400 days, so what stands in the books is copied in time. */
    private final Map<Phone, Pages> pages = new HashMap<>();

    Diary(StoryCalendar calendar, PresetStory story) {
        this.calendar = calendar;
        this.story = story;
    }

    /** What is known of one member: the lines, and when marketing came, by the id of the message or coupon. */
    private record Pages(Map<String, String> lines, Map<String, LocalDateTime> marketing) {}

    /** A day: the jobs of the morning, deeds at noon, and what comes of all that by the evening. */
    void on(String day, Runnable... deeds) {
        at(day, "04:00");
        at(day, "12:00", deeds);
        at(day, "15:00");
    }

    /** Days on which nobody does anything, looked at in the morning and in the afternoon. */
    void pass(String... days) {
        for (String day : days) {
            at(day, "04:00");
            at(day, "15:00");
        }
    }

    /** A moment: what had to be done by then is done, then these deeds, and all is told. */
    void at(String day, String time, Runnable... deeds) {
        calendar.turnTo(LocalDate.parse(day), LocalTime.parse(time));
        story.settle();
        for (Runnable deed : deeds) {
            deed.run();
        }
        story.settle();
    }

    /** Somebody who joins and agrees to marketing. */
    Phone member(String name) {
        Phone phone = story.shop().member(name);
        follow(phone);
        return phone;
    }

    /** The same, born on that day. */
    Phone member(String name, String birthday) {
        Phone phone = member(name);
        isBorn(phone, birthday);
        return phone;
    }

    /** Somebody who has a card already agrees to marketing, and is written of from now on. */
    void follow(Phone phone) {
        consent(phone, true);
        pages.put(phone, new Pages(new HashMap<>(), new HashMap<>()));
    }

    static void isBorn(Phone phone, String birthday) {
        phone.app()
                .put(MEMBER + "profile", Map.of("nickname", "寿星", "birthday", birthday))
                .expect(200);
    }

    static void consent(Phone phone, boolean granted) {
        phone.app()
                .post(
                        MEMBER + "consents",
                        Map.of("document", "marketing", "version", Premises.TERMS, "granted", granted))
                .expect(200);
    }

    /** Wants no marketing any more, and says so where it is set. */
    static void optOut(Phone phone) {
        Map<String, Boolean> channels = Map.of("mass", true, "service", true, "sms", true, "email", true);
        Map<String, Object> wish = Map.of(
                "marketing", Map.of("allowed", false, "channels", channels), "kinds", List.of(), "language", "zh");
        phone.app().put(MEMBER + "message-preferences", wish).expect(200);
    }

    /** Starts a ready campaign with these changes; with its segment, where it needs one. Two people agree to it. */
    void begin(String code, Consumer<ObjectNode> changes) {
        Caller owner = story.shop().owner();
        JsonNode ready = ready(code);
        ObjectNode design = ready.path("design").deepCopy();
        if (!ready.path("segment").isNull()) {
            String segment = owner.post(STAFF + "segments", ready.path("segment"))
                    .expect(201)
                    .text("id");
            ((ObjectNode) design.path("audience")).put("segment", segment);
        }
        design.put("holdOutBasisPoints", 0);
        changes.accept(design);
        String campaign =
                CAMPAIGNS + "/" + owner.post(CAMPAIGNS, design).expect(201).text("id");
        String approval = owner.post(campaign + "/start", Map.of("reason", "全年"))
                .expect(202)
                .at("/approval/id")
                .asText();
        story.manager()
                .post(STAFF + "approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
    }

    void begin(String... codes) {
        for (String code : codes) {
            begin(code, design -> {});
        }
    }

    private JsonNode ready(String code) {
        JsonNode items = story.shop()
                .owner()
                .get(STAFF + "campaign-templates")
                .expect(200)
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Copies what is in the books by now. */
    void note() {
        story.settle();
        pages.forEach((phone, of) -> {
            messages(phone).forEach(message -> note(message, of));
            POCKETS.forEach(state -> coupons(phone, state)
                    .forEach(coupon -> of.lines.put(coupon.path("id").asText(), line(coupon))));
        });
    }

    private void note(JsonNode message, Pages of) {
        String id = message.path("id").asText();
        LocalDateTime at = moment(message, "dueAt");
        boolean suppressed = message.path("status").asText().equals("suppressed");
        if (!message.path("class").asText().equals("marketing")) {
            of.lines.put(id, at.toLocalDate() + " " + message.path("kind").asText());
            return;
        }
        String reason = suppressed ? ": " + message.path("reason").asText() : "";
        of.lines.put(id, at.toLocalDate() + " " + message.at("/title/zh").asText() + reason);
        if (!suppressed) {
            of.marketing.put(id, at);
        }
    }

    private static String line(JsonNode coupon) {
        LocalDate last = moment(coupon, "validUntil").toLocalDate().minusDays(1);
        return moment(coupon, "grantedAt").toLocalDate() + " coupon "
                + coupon.path("template").asText() + " to " + last;
    }

    private JsonNode messages(Phone phone) {
        return story.shop()
                .owner()
                .get(STAFF + "messages?limit=100&memberId=" + story.memberOf(phone))
                .expect(200)
                .at("/items");
    }

    private JsonNode coupons(Phone phone, String state) {
        return phone.app()
                .get(MEMBER + "coupons?limit=100&state=" + state)
                .expect(200)
                .at("/items");
    }

    private static LocalDateTime moment(JsonNode node, String field) {
        return LocalDateTime.ofInstant(Instant.parse(node.path(field).asText()), CHINA);
    }

    /**
     * All that a member got as far as it is noted: {@code day coupon <template> to <last day>}, {@code day <kind>} of
     * service messages, {@code day <title>} of marketing, with the reason where it was not said.
     */
    List<String> of(Phone phone) {
        return pages.get(phone).lines.values().stream().sorted().toList();
    }

    /** When marketing was said to a member, in order. */
    List<LocalDateTime> marketing(Phone phone) {
        return pages.get(phone).marketing.values().stream().sorted().toList();
    }

    /** Most marketing in any so many days in a row. */
    long mostWithin(Phone phone, int days) {
        List<LocalDate> told =
                marketing(phone).stream().map(LocalDateTime::toLocalDate).toList();
        return told.stream()
                .mapToLong(first -> told.stream()
                        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(days)))
                        .count())
                .max()
                .orElse(0);
    }

    /** The stages to which a member came, in order. */
    List<String> stages(Phone phone) {
        JsonNode items = story.shop()
                .owner()
                .get(STAFF + "lifecycle-stages/members/" + story.memberOf(phone) + "/changes")
                .expect(200)
                .at("/items");
        List<String> stages = new ArrayList<>();
        items.forEach(item ->
                stages.add(0, item.path("day").asText() + " " + item.path("to").asText()));
        return stages;
    }
}
