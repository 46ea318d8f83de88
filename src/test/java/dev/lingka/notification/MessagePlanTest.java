package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.marketing;
import static dev.lingka.notification.MessageBench.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code message_plan} decides, one rule after the other. */
class MessagePlanTest {

    private static final String NIGHT = "{\"from\": \"21:00\", \"to\": \"09:00\"}";

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

    @Test
    void oneKeyIsOneMessageInOneCallAndInTheNext() {
        UUID member = bench.member();

        List<String> first = bench.plan(service("event:1:paid", member), service("event:1:paid", member));
        List<String> second = bench.plan(service("event:1:paid", member));

        assertThat(first).containsExactly("PLANNED", "KNOWN");
        assertThat(second).containsExactly("KNOWN");
        assertThat(bench.number("select count(*) from message")).isEqualTo(1);
    }

    @Test
    void serviceNeedsNoConsentAndKnowsNoHour() {
        bench.rules(NIGHT, "[{\"per\": \"day\", \"most\": 1}]");
        bench.itIs("23:00");
        UUID member = bench.member();

        assertThat(bench.plan(service("a", member), service("b", member))).containsExactly("PLANNED", "PLANNED");

        assertThat(bench.told("a", "status")).isEqualTo("delivered");
        assertThat(bench.told("a", "channel")).isEqualTo("inbox");
        assertThat(bench.number("select count(*) from message_contact")).isZero();
    }

    @Test
    void marketingRestsOnTheNewestWord() {
        UUID never = bench.member();
        UUID withdrawn = bench.fan();
        bench.consent(withdrawn, false);
        UUID optedOut = bench.fan();
        bench.call("message_opt_out", new JsonObject().put("memberId", optedOut.toString()));
        UUID againIn = bench.fan();
        bench.call("message_opt_out", new JsonObject().put("memberId", againIn.toString()));
        bench.consent(againIn, true);

        assertThat(bench.plan(
                        marketing("a", never),
                        marketing("b", withdrawn),
                        marketing("c", optedOut),
                        marketing("d", againIn),
                        marketing("e", bench.fan())))
                .containsExactly(
                        "SUPPRESSED NO_CONSENT", "SUPPRESSED NO_CONSENT", "SUPPRESSED OPTED_OUT", "PLANNED", "PLANNED");
        assertThat(bench.told("a", "inbox")).isEqualTo("f");
        assertThat(bench.told("a", "reason")).isEqualTo("NO_CONSENT");
        assertThat(bench.told("e", "consented_at")).isNotNull();
    }

    @Test
    void marketingBySubscribeOrTemplateMessageIsTheCallersFault() {
        UUID fan = bench.fan();

        assertThatThrownBy(() -> bench.plan(marketing("a", fan, "sms", "subscribe")))
                .hasMessageContaining("neither by subscribe nor by template");
        assertThatThrownBy(() -> bench.plan(marketing("a", fan, "template")))
                .hasMessageContaining("neither by subscribe nor by template");
    }

    /** From 21:00 to 09:00, over midnight, where the merchant is. The day is that of the plan, then the next one. */
    @ParameterizedTest
    @CsvSource({
        "12:00, 0, 12:00",
        "20:59, 0, 20:59",
        "21:00, 1, 09:00",
        "23:59, 1, 09:00",
        "00:00, 0, 09:00",
        "08:59, 0, 09:00",
        "09:00, 0, 09:00",
    })
    void quietHoursOverMidnightEndInTheMorning(String now, int days, String due) {
        bench.itIs(now);
        bench.rules(NIGHT, "[]");

        assertThat(bench.plan(marketing("a", bench.fan(), "sms"))).containsExactly("PLANNED");

        assertThat(
                        bench.one(
                                """
                        select (due_at at time zone 'Asia/Shanghai')::date - (app_now() at time zone 'Asia/Shanghai')::date
                               || ' ' || to_char(due_at at time zone 'Asia/Shanghai', 'HH24:MI') from message"""))
                .isEqualTo(days + " " + due);
    }

    /** From 12:00 to 14:00; half past twelve in Shanghai is half past five in the morning in Berlin's winter. */
    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, 14:00", "Europe/Berlin, 12:30"})
    void quietHoursAreTheMerchantsAndNotTheServers(String zone, String due) {
        bench.rules("{\"from\": \"12:00\", \"to\": \"14:00\"}", "[]");
        bench.itIs("12:30");
        bench.run("update merchant set time_zone = ?", zone);

        bench.plan(marketing("a", bench.fan(), "sms"));

        assertThat(bench.one("select to_char(due_at at time zone 'Asia/Shanghai', 'HH24:MI') from message"))
                .isEqualTo(due);
    }

    @Test
    void whatEndsBeforeTheQuietHoursDoIsNotSaid() {
        bench.rules(NIGHT, "[]");
        bench.itIs("22:00");
        UUID fan = bench.fan();

        List<String> done = bench.plan(
                marketing("a", fan, "sms").put("notAfter", bench.one("select app_now() + interval '10 hours'")),
                marketing("b", fan, "sms").put("notAfter", bench.one("select app_now() + interval '12 hours'")),
                marketing("c", fan, "sms").put("notAfter", bench.one("select app_now() - interval '1 minute'")));

        assertThat(done).containsExactly("SUPPRESSED QUIET_TOO_LATE", "PLANNED", "SUPPRESSED QUIET_TOO_LATE");
        bench.itIs("12:00");
        assertThat(bench.plan(marketing("d", fan, "sms")
                        .put("notAfter", bench.one("select app_now() - interval '1 minute'"))))
                .containsExactly("SUPPRESSED EXPIRED");
    }

    @Test
    void aMessageFollowsItsDeliveriesAndNeverGoesBack() {
        UUID member = bench.member();
        bench.plan(service("a", member, "sms", "email"), service("b", member, "sms"), service("c", member, "sms"));
        assertThat(bench.deliveries("a")).containsExactly("sms pending", "email waiting");

        bench.mark("a", "sms", "sent", null);
        assertThat(bench.told("a", "status || ' ' || m.channel")).isEqualTo("sent sms");
        bench.mark("a", "sms", "delivered", null);
        assertThat(bench.told("a", "status || ' ' || m.channel")).isEqualTo("delivered sms");
        seen(member, "a", true);
        bench.mark("a", "sms", "sent", null);
        assertThat(bench.told("a", "status")).isEqualTo("clicked");

        bench.mark("b", "sms", "failed", "NO_PHONE");
        assertThat(bench.told("b", "status || ' ' || m.reason || ' ' || m.channel"))
                .isEqualTo("failed NO_PHONE inbox");
        bench.mark("c", "sms", "suppressed", "NO_PHONE");
        assertThat(bench.told("c", "status || ' ' || m.reason || ' ' || m.channel"))
                .isEqualTo("delivered NO_PHONE inbox");
    }

    @Test
    void whoOptsOutIsSparedWhatWasPlannedAhead() {
        UUID fan = bench.fan();
        bench.plan(
                marketing("now", fan, "sms"),
                marketing("read", fan, "sms"),
                marketing("later", fan, "sms").put("dueAt", in(3)));
        seen(fan, "read", false);

        bench.call("message_opt_out", new JsonObject().put("memberId", fan.toString()));

        assertThat(bench.deliveries("later")).containsExactly("sms suppressed OPTED_OUT");
        assertThat(bench.told("later", "status || ' ' || m.reason || ' ' || m.inbox"))
                .isEqualTo("suppressed OPTED_OUT false");
        assertThat(bench.deliveries("now")).containsExactly("sms suppressed OPTED_OUT");
        assertThat(bench.told("now", "status || ' ' || m.channel")).isEqualTo("delivered inbox");
        assertThat(bench.deliveries("read")).containsExactly("sms suppressed OPTED_OUT");
        assertThat(bench.told("read", "status")).isEqualTo("read");
        assertThat(bench.all("select distinct channels::text from message_contact"))
                .containsExactly("{inbox}");
    }

    @Test
    void aChannelSwitchedOffLeavesTheNextOneAlsoOfWhatWasPlannedAhead() {
        UUID fan = bench.fan();
        bench.plan(
                marketing("a", fan, "sms", "email").put("dueAt", in(1)),
                marketing("b", fan, "sms").put("dueAt", in(1)));

        prefer(fan, new JsonArray().add("sms"), new JsonArray());

        assertThat(bench.deliveries("a")).containsExactly("sms suppressed OPTED_OUT", "email pending");
        assertThat(bench.deliveries("b")).containsExactly("sms suppressed OPTED_OUT", "inbox pending");
        bench.plan(marketing("c", fan, "sms"));
        assertThat(bench.deliveries("c")).containsExactly("sms suppressed OPTED_OUT");
    }

    @Test
    void aKindSwitchedOffStaysInTheInbox() {
        UUID member = bench.fan();
        prefer(member, new JsonArray(), new JsonArray().add("wake-up"));

        assertThat(bench.plan(service("a", member, "sms"))).containsExactly("PLANNED");

        assertThat(bench.deliveries("a")).containsExactly("sms suppressed OPTED_OUT");
        assertThat(bench.told("a", "status || ' ' || m.channel")).isEqualTo("delivered inbox");
    }

    @Test
    void twoWhoBecomeOneKeepWhatEitherDidNotWantToHear() {
        bench.rules("null", "[{\"per\": \"day\", \"most\": 1}]");
        UUID stays = bench.fan();
        UUID goes = bench.fan();
        prefer(goes, new JsonArray().add("email"), new JsonArray());
        bench.plan(marketing("a", goes, "sms"), marketing("b", stays));
        bench.run(
                "update member set status = 'merged', merged_into = ?, ended_at = app_now() where id = ?", stays, goes);

        bench.call(
                "message_member_merge",
                new JsonObject().put("memberId", stays.toString()).put("fromMember", goes.toString()));

        assertThat(bench.told("a", "member_id")).isEqualTo(stays.toString());
        assertThat(bench.one("select channels_off::text from message_preference where member_id = ?", stays))
                .isEqualTo("{email}");
        assertThat(bench.plan(marketing("c", goes, "sms"))).containsExactly("SUPPRESSED CAP_DAY");
        assertThat(bench.told("c", "member_id")).isEqualTo(stays.toString());
    }

    @Test
    void ofADeletedPersonTheFateOfMessagesStaysAndNoWord() {
        UUID fan = bench.fan();
        bench.plan(
                service("a", fan),
                service("b", fan, "sms"),
                marketing("c", fan, "sms").put("dueAt", in(2)));
        bench.run("update member set status = 'deleted', ended_at = app_now() where id = ?", fan);

        bench.call("message_member_forget", new JsonObject().put("memberId", fan.toString()));

        assertThat(bench.all("select distinct title || text || why || templates from message"))
                .containsExactly("{}");
        assertThat(bench.told("b", "status")).isEqualTo("delivered");
        assertThat(bench.deliveries("b")).containsExactly("sms suppressed ENDED_MEMBER");
        assertThat(bench.told("c", "reason")).isEqualTo("ENDED_MEMBER");
        assertThat(bench.number("select count(*) from message_preference")).isZero();
        assertThat(bench.plan(service("d", fan, "sms"))).containsExactly("SUPPRESSED ENDED_MEMBER");
    }

    private void seen(UUID member, String key, boolean clicked) {
        JsonObject args = new JsonObject()
                .put("memberId", member.toString())
                .put("messageId", bench.told(key, "id"))
                .put("clicked", clicked);
        assertThat(bench.call("message_seen", args).getString("outcome")).isEqualTo("SEEN");
    }

    private void prefer(UUID member, JsonArray channelsOff, JsonArray kindsOff) {
        JsonObject args = new JsonObject()
                .put("memberId", member.toString())
                .put("allowed", true)
                .put("channelsOff", channelsOff)
                .put("kindsOff", kindsOff)
                .put("language", "zh");
        assertThat(bench.call("message_prefer", args).getString("outcome")).isEqualTo("KEPT");
    }

    /** Noon, so many days from the bench's today. */
    private String in(int days) {
        LocalDate today = LocalDate.parse(bench.one("select (app_now() at time zone 'Asia/Shanghai')::date"));
        return today.plusDays(days) + "T12:00:30+08:00";
    }
}
