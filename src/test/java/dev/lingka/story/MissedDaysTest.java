package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Campaigns that members join day by day, when nobody was there on some of the days: each is made up for, once, and a gift
 * of the month of birth that is over is none. The gift comes after five points, so that the points tell who joined.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MissedDaysTest {

    private static final String CAMPAIGNS = STAFF + "campaigns";
    private static final String OVER = "hello GIVEN, gift BIRTH_MONTH_OVER";
    private static final String GIVEN = "hello GIVEN, gift GIVEN";

    private final StoryCalendar calendar;
    private final Superuser database;
    private PresetStory story;
    private String campaign;

    MissedDaysTest(StoryCalendar calendar, Superuser database) {
        this.calendar = calendar;
        this.database = database;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * Begun at noon of 25 March, then ten days in one go.
     *
     * <pre>
     * 03-24  the day before it began
     * 03-25  at once, in March
     * 03-27, 03-31  made up for on 4 April: March is over
     * 04-01  made up for: the gift is good from then to the end of April
     * 04-04  the day itself
     * 04-05  the next day
     * </pre>
     */
    @Test
    void tenDaysOverTheEndOfAMonthAreMadeUpFor() {
        open("2024-03-25");
        List<Phone> phones = born("03-24", "03-25", "03-27", "03-31", "04-01", "04-04", "04-05");
        begin(Map.of("birthday", Map.of("daysBefore", 0)), 0);
        work();
        assertThat(parts(phones.get(1))).containsExactly("2024-03 " + GIVEN);

        turnTo("2024-04-04");

        assertThat(phones.stream().map(this::parts))
                .containsExactly(
                        List.of(),
                        List.of("2024-03 " + GIVEN),
                        List.of("2024-04 " + OVER),
                        List.of("2024-04 " + OVER),
                        List.of("2024-04 " + GIVEN),
                        List.of("2024-04 " + GIVEN),
                        List.of());
        JsonNode late = cake(phones.get(4));
        assertThat(late.path("validFrom").asText())
                .isEqualTo(late.path("grantedAt").asText());
        assertThat(late.path("validUntil").asText()).isEqualTo("2024-04-30T16:00:00Z");
        turnTo("2024-04-05");
        assertThat(parts(phones.get(6))).containsExactly("2024-04 " + GIVEN);
        assertThat(phones.subList(1, 7))
                .allSatisfy(phone -> assertThat(parts(phone)).hasSize(1));
    }

    /**
     * A week before; from 20 December to 2 January in one go, and to 23 December: 31 days back, and no further.
     *
     * <pre>
     * 12-30  its day was the 23rd: made up for, but December is over; again a year later, on the day itself
     * 01-03  its day was 27 December, for the birthday of 2025: good from 2 January to the end of the month
     * 01-09  on 2 January
     * 06-15  its day was 8 June: too long ago on 23 December
     * 11-28  its day was 21 November, 32 days before
     * 11-29  its day was 22 November, 31 days before
     * </pre>
     */
    @Test
    void aYearIsTheBirthdaysOwn() {
        open("2024-12-20");
        List<Phone> phones = born("12-30", "01-03", "01-09", "06-15", "11-28", "11-29");
        begin(Map.of("birthday", Map.of("daysBefore", 7)), 0);

        turnTo("2025-01-02");

        assertThat(phones.stream().map(this::parts))
                .containsExactly(
                        List.of("2025-01 " + OVER),
                        List.of("2025-01 " + GIVEN),
                        List.of("2025-01 " + GIVEN),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(cake(phones.get(1)).path("validUntil").asText()).isEqualTo("2025-01-31T16:00:00Z");
        turnTo("2025-12-23");
        assertThat(phones.stream().map(this::parts))
                .containsExactly(
                        List.of("2025-12 " + GIVEN, "2025-01 " + OVER),
                        List.of("2025-01 " + GIVEN),
                        List.of("2025-01 " + GIVEN),
                        List.of(),
                        List.of(),
                        List.of("2025-12 " + OVER));
    }

    /** Paused from the 3rd to the 10th: the 5th brings nobody in, the day of the resumption and those after it do. */
    @Test
    void whatHappenedDuringAPauseBringsNobodyIn() {
        open("2024-05-01");
        List<Phone> phones = born("05-02", "05-05", "05-10", "05-11");
        begin(Map.of("birthday", Map.of("daysBefore", 0)), 0);
        turnTo("2024-05-03");
        owner().send("POST", campaign + "/pause", Map.of(), null).expect(200);
        turnTo("2024-05-10");
        owner().send("POST", campaign + "/resumption", Map.of(), null).expect(200);
        work();

        turnTo("2024-05-13");

        assertThat(phones.stream().map(this::parts))
                .containsExactly(
                        List.of("2024-05 " + GIVEN),
                        List.of(),
                        List.of("2024-05 " + GIVEN),
                        List.of("2024-05 " + GIVEN));
    }

    /** A card of 15 January and one of the 18th; a year later nobody is there from the 11th to the 20th. */
    @Test
    void anniversariesAreMadeUpForToo() {
        open("2024-01-15");
        Phone first = story.shop().member("早来");
        story.turnTo("2024-01-18");
        Phone second = story.shop().member("晚来");
        story.turnTo("2025-01-10");
        begin(Map.of("anniversary", Map.of("daysBefore", 0)), 0);
        work();

        turnTo("2025-01-21");
        turnTo("2025-01-22");

        assertThat(parts(first)).containsExactly("2025-01 hello GIVEN");
        assertThat(parts(second)).containsExactly("2025-01 hello GIVEN");
    }

    /** Whoever is a member since the 10th was none on the 5th. */
    @Test
    void whoWasNoMemberThatDayIsNotBroughtIn() {
        open("2024-06-10");
        begin(Map.of("birthday", Map.of("daysBefore", 0)), 0);
        work();
        List<Phone> phones = born("06-05", "06-11");
        nobodyCameSince("2024-06-01");
        work();

        turnTo("2024-06-11");

        assertThat(phones.stream().map(this::parts)).containsExactly(List.of(), List.of("2024-06 " + GIVEN));
    }

    /** Three replicas find ten days to make up for: everybody is in it once, and half of them are left alone. */
    @Test
    void threeAtOnceMakeUpForADayOnce() {
        open("2024-05-31");
        List<Phone> phones = born(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "06-%02d".formatted(1 + i % 10))
                .toArray(String[]::new));
        story.turnTo("2024-06-10");
        begin(Map.of("birthday", Map.of("daysBefore", 0)), 5_000);
        work();
        nobodyCameSince("2024-06-01");

        Callable<Integer> replica = () -> {
            calendar.comesBy("campaign");
            return 0;
        };
        AtOnce.all(Collections.nCopies(3, replica));
        work();

        assertThat(phones).allSatisfy(phone -> assertThat(parts(phone)).hasSize(1));
        long alone = number("select count(*) from campaign_audience where campaign_id = '%s' and held_out");
        assertThat(phones.stream().filter(phone -> parts(phone).contains("2024-06 ")))
                .hasSize((int) alone);
        assertThat(phones.stream().filter(phone -> parts(phone).contains("2024-06 " + GIVEN)))
                .hasSize(12 - (int) alone);
        assertThat(number("select members * 100 + held_out from campaign_run where campaign_id = '%s'"))
                .isEqualTo(1_200 + alone);
    }

    /** Killed on the second of three days: the first stands, and the rest is done by who comes next. */
    @Test
    void whoIsKilledInTheMidstLeavesWholeDays() throws Exception {
        open("2024-05-31");
        List<Phone> phones = born("06-01", "06-02", "06-03");
        story.turnTo("2024-06-10");
        begin(Map.of("birthday", Map.of("daysBefore", 0)), 0);
        work();
        try (Connection snag = Superuser.connect()) {
            hold(snag, story.memberOf(phones.get(1)));
            nobodyCameSince("2024-06-01");
            CompletableFuture<Void> job = CompletableFuture.runAsync(() -> calendar.comesBy("campaign"));
            List<String> waiting = new ArrayList<>();
            Story.until(
                    () -> {
                        waiting.addAll(database.column("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%insert into campaign_audience%'"));
                        return !waiting.isEmpty();
                    },
                    "the second day waits");

            assertThat(number("select extract(day from next_at at time zone 'Asia/Shanghai')::integer from campaign"
                            + " where id = '%s'"))
                    .isEqualTo(2);
            assertThat(number("select count(*) from campaign_audience where campaign_id = '%s'"))
                    .isEqualTo(1);
            database.column("select pg_terminate_backend(" + waiting.get(0) + ")");
            snag.rollback();
            job.get(60, TimeUnit.SECONDS);
        }

        work();

        assertThat(phones).allSatisfy(phone -> assertThat(parts(phone)).containsExactly("2024-06 " + GIVEN));
    }

    private void open(String day) {
        story = PresetStory.open(calendar, "tea-restaurant", day);
        ObjectNode document = InForce.document(owner());
        document.remove("rewards");
        ObjectNode cake = document.withArray("/coupons/templates").addObject();
        cake.put("code", "cake").put("kind", "cash");
        cake.putObject("name").put("zh", "蛋糕").put("en", "Cake");
        cake.putObject("value").put("fen", 1_000);
        cake.putObject("validity").putObject("rolling").put("days", 90);
        InForce.put(owner(), story.manager(), document);
    }

    /** Members with birthdays, given as {@code MM-DD}. */
    private List<Phone> born(String... days) {
        List<Phone> phones = new ArrayList<>();
        for (String day : days) {
            Phone phone = story.shop().member("寿星");
            Diary.isBorn(phone, "1990-" + day);
            phones.add(phone);
        }
        story.settle();
        return phones;
    }

    /** Five points, and for a birthday a cake in its month. */
    private void begin(Map<String, ?> audience, int holdOutBasisPoints) {
        List<Map<String, Object>> steps = new ArrayList<>(List.of(step("hello", Map.of("points", 5))));
        if (audience.containsKey("birthday")) {
            steps.add(step("gift", Map.of("coupon", "cake", "goodIn", "birth_month")));
        }
        Map<String, Object> design = Map.of(
                "name",
                Map.of("zh", "生日", "en", "Birthday"),
                "audience",
                audience,
                "steps",
                steps,
                "limits",
                Map.of("perRun", 100),
                "holdOutBasisPoints",
                holdOutBasisPoints);
        campaign = CAMPAIGNS + "/" + owner().post(CAMPAIGNS, design).expect(201).text("id");
        owner().post(campaign + "/start", Map.of("reason", "常年")).expect(200);
    }

    private static Map<String, Object> step(String code, Map<String, ?> gives) {
        return new HashMap<>(Map.of("code", code, "afterDays", 0, "costFen", 0, "gives", gives));
    }

    private void turnTo(String day) {
        story.turnTo(day);
        work();
    }

    /** Until nobody waits for anything of the campaign. */
    private void work() {
        Story.until(
                () -> {
                    calendar.comesBy("campaign");
                    return number("select (select count(*) from campaign where id = '%1$s' and state = 'running'"
                                    + " and next_at <= app_now()) + (select count(*) from campaign_audience"
                                    + " where campaign_id = '%1$s' and due_at <= app_now())")
                            == 0;
                },
                "nothing is due");
    }

    /** A member's parts in the campaign, newest first: the month, and what became of each step. */
    private List<String> parts(Phone phone) {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : owner().get(campaign + "/members/" + story.memberOf(phone))
                .expect(200)
                .at("/items")) {
            List<String> steps = new ArrayList<>();
            part.path("steps")
                    .forEach(step -> steps.add(step.path("step").asText() + " "
                            + step.path("outcome").asText()));
            parts.add(part.path("period").asText() + " " + String.join(", ", steps));
        }
        return parts;
    }

    private JsonNode cake(Phone phone) {
        return story.pocket(phone).stream()
                .filter(coupon -> coupon.path("template").asText().equals("cake"))
                .findFirst()
                .orElseThrow();
    }

    /** As if no replica had looked at the campaign on that day and after it. */
    private void nobodyCameSince(String day) {
        database.run("update campaign set next_at = '" + day + "'::timestamp at time zone 'Asia/Shanghai'"
                + " where id = '" + id() + "'");
    }

    /** Nobody new can be put into anything for this member. */
    private static void hold(Connection snag, String member) throws SQLException {
        snag.setAutoCommit(false);
        try (Statement statement = snag.createStatement()) {
            statement.execute("select from member where id = '" + member + "' for update");
        }
    }

    private String id() {
        return campaign.substring(campaign.lastIndexOf('/') + 1);
    }

    private long number(String sql) {
        return database.number(sql.formatted(id()));
    }

    private Caller owner() {
        return story.shop().owner();
    }
}
