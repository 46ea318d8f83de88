package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.marketing;
import static dev.lingka.notification.MessageBench.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often marketing reaches one person at most, over all campaigns. */
class MessageCapTest {

    private MessageBench bench;

    @BeforeEach
    void open() {
        bench = new MessageBench();
        bench.itIs("12:00");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** By SMS, and in the inbox alone. */
    @ParameterizedTest
    @ValueSource(strings = {"sms", "inbox"})
    void ofSeveralTheMostValuableIsSaid(String channel) {
        bench.rules("null", "[{\"per\": \"day\", \"most\": 1}]");
        UUID fan = bench.fan();

        assertThat(bench.plan(
                        marketing("a", fan, channel).put("value", 10),
                        marketing("b", fan, channel).put("value", 900),
                        marketing("c", fan, channel).put("value", 900)))
                .containsExactly("SUPPRESSED CAP_DAY", "PLANNED", "SUPPRESSED CAP_DAY");
    }

    /**
     * Two a week: any seven days in a row. After contacts on days 0 and 3, day 6 would be the third from day 0 on; day 7
     * is not, but then day 9 would be the third from day 3 on, and so would day 5 be, which comes to be planned last.
     */
    @Test
    void aWeekIsAnySevenDaysInARowAlsoOfWhatIsPlannedAhead() {
        bench.rules("null", "[{\"per\": \"week\", \"most\": 2}]");
        UUID fan = bench.fan();
        List<String> done = new ArrayList<>();

        for (int day : List.of(0, 3, 6, 7, 9, 5, 10)) {
            done.addAll(bench.plan(marketing("day " + day, fan, "sms").put("dueAt", in(day))));
        }

        assertThat(done)
                .containsExactly(
                        "PLANNED",
                        "PLANNED",
                        "SUPPRESSED CAP_WEEK",
                        "PLANNED",
                        "SUPPRESSED CAP_WEEK",
                        "SUPPRESSED CAP_WEEK",
                        "PLANNED");
    }

    @Test
    void aMonthIsThirtyOneDaysSoThatNoCalendarMonthHasMore() {
        bench.rules("null", "[{\"per\": \"month\", \"most\": 1}]");
        UUID fan = bench.fan();

        assertThat(bench.plan(marketing("a", fan, "sms"))).containsExactly("PLANNED");
        assertThat(bench.plan(marketing("b", fan, "sms").put("dueAt", in(30)))).containsExactly("SUPPRESSED CAP_MONTH");
        assertThat(bench.plan(marketing("c", fan, "sms").put("dueAt", in(31)))).containsExactly("PLANNED");
    }

    /**
     * Two a week by whatever channel: the one of day 0 stands in the inbox alone, the one of day 3 goes by SMS, and by mail
     * if that fails. Day 5 would be the third of the days 0 to 6, whatever its channel; day 7 is the second of 1 to 7. What
     * tells of something that happened counts for nobody.
     */
    @Test
    void aCapOverAllCountsEachMessageOnceByWhateverChannelItCame() {
        bench.rules("null", "[{\"per\": \"week\", \"most\": 2}]");
        UUID fan = bench.fan();

        bench.plan(service("paid", fan), service("called", fan, "sms"));

        assertThat(bench.plan(marketing("wake-up", fan))).containsExactly("PLANNED");
        assertThat(bench.plan(marketing("birthday", fan, "sms", "email").put("dueAt", in(3))))
                .containsExactly("PLANNED");
        assertThat(bench.plan(
                        marketing("points", fan).put("dueAt", in(5)),
                        marketing("tier", fan, "sms").put("dueAt", in(5)),
                        marketing("tea", fan).put("dueAt", in(7))))
                .containsExactly("SUPPRESSED CAP_WEEK", "SUPPRESSED CAP_WEEK", "PLANNED");
        assertThat(bench.told("points", "inbox")).isEqualTo("f");
    }

    /** All together two a day, the inbox alone one: a second word for the inbox is too much, one by SMS is not. */
    @Test
    void aCapOfTheInboxCountsWhatNobodyElseCarries() {
        bench.rules(
                "null", "[{\"per\": \"day\", \"most\": 2}, {\"per\": \"day\", \"most\": 1, \"channel\": \"inbox\"}]");
        UUID fan = bench.fan();

        assertThat(bench.plan(marketing("a", fan), marketing("b", fan)))
                .containsExactly("PLANNED", "SUPPRESSED CAP_DAY");
        assertThat(bench.plan(marketing("c", fan, "sms"), marketing("d", fan, "sms")))
                .containsExactly("PLANNED", "SUPPRESSED CAP_DAY");
        assertThat(bench.plan(
                        marketing("e", fan, "sms").put("dueAt", in(1)),
                        marketing("f", fan).put("dueAt", in(1))))
                .containsExactly("PLANNED", "PLANNED");
    }

    /** One SMS a day, and nothing else is said: the inbox may have as many as there are. */
    @Test
    void aCapOfSmsCountsNoOtherChannel() {
        bench.rules("null", "[{\"per\": \"day\", \"most\": 1, \"channel\": \"sms\"}]");
        UUID fan = bench.fan();

        assertThat(bench.plan(
                        marketing("a", fan),
                        marketing("b", fan),
                        marketing("c", fan, "email"),
                        marketing("d", fan, "sms")))
                .containsOnly("PLANNED");

        assertThat(bench.deliveries("d")).containsExactly("sms pending");
    }

    @Test
    void aChannelAtItsCapIsLeftOutAndTheNextOneTried() {
        bench.rules("null", "[{\"per\": \"day\", \"most\": 1, \"channel\": \"sms\"}]");
        UUID fan = bench.fan();
        bench.plan(marketing("a", fan, "sms"));

        bench.plan(marketing("b", fan, "sms", "email"), marketing("c", fan, "sms"));

        assertThat(bench.deliveries("b")).containsExactly("sms suppressed CAP_DAY", "email pending");
        assertThat(bench.deliveries("c")).containsExactly("sms suppressed CAP_DAY");
        assertThat(bench.told("c", "status || ' ' || m.channel || ' ' || m.reason"))
                .isEqualTo("delivered inbox CAP_DAY");
    }

    /** WeChat's own rule, whatever the programme says. */
    @Test
    void fourMassMessagesAMonthAreTheMost() {
        UUID fan = bench.fan();

        for (int day = 0; day < 5; day++) {
            bench.plan(marketing("mass " + day, fan, "mass").put("dueAt", in(day)));
        }

        assertThat(bench.deliveries("mass 3")).containsExactly("mass pending");
        assertThat(bench.deliveries("mass 4")).containsExactly("mass suppressed CAP_MONTH", "inbox pending");
    }

    /** No SMS came of the first, so that the second may be one; but the inbox has the first, and so the third is too much. */
    @Test
    void marketingThatWentNowhereIsAContactOfTheInbox() {
        bench.rules("null", "[{\"per\": \"day\", \"most\": 2}, {\"per\": \"day\", \"most\": 1, \"channel\": \"sms\"}]");
        UUID fan = bench.fan();
        bench.plan(marketing("a", fan, "sms"));

        bench.mark("a", "sms", "suppressed", "NO_PHONE");

        assertThat(bench.plan(marketing("b", fan, "sms"))).containsExactly("PLANNED");
        assertThat(bench.deliveries("b")).containsExactly("sms pending");
        assertThat(bench.plan(marketing("c", fan))).containsExactly("SUPPRESSED CAP_DAY");
    }

    /** Noon, so many days from the bench's today. */
    private String in(int days) {
        LocalDate today = LocalDate.parse(bench.one("select (app_now() at time zone 'Asia/Shanghai')::date"));
        return today.plusDays(days) + "T12:00:30+08:00";
    }
}
