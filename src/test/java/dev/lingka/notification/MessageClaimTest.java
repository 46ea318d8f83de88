package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.marketing;
import static dev.lingka.notification.MessageBench.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided when a message is due: marketing keeps quiet hours however late it comes, where its person is. */
class MessageClaimTest {

    private static final String NIGHT = "{\"from\": \"21:00\", \"to\": \"09:00\"}";
    private static final String DUE =
            """
            select (d.due_at at time zone 'Asia/Shanghai')::date - (app_now() at time zone 'Asia/Shanghai')::date
                   || ' ' || to_char(d.due_at at time zone 'Asia/Shanghai', 'HH24:MI')
              from message_delivery d where d.state = 'pending' and d.class = 'marketing'""";

    private MessageBench bench;

    @BeforeEach
    void open() {
        bench = new MessageBench();
        bench.rules(NIGHT, "[]");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Planned at 20:00 and not sent until 22:00, as after an outage: due at 09:00, eleven hours later. */
    @Test
    void marketingThatIsLateWaitsForTheMorningAndServiceDoesNot() {
        bench.itIs("20:00");
        bench.plan(marketing("offer", bench.fan(), "sms"), service("paid", bench.member(), "sms"));
        bench.itIs("22:00");

        assertThat(claimed()).containsExactly("transactional sms");
        assertThat(bench.one(DUE)).isEqualTo("1 09:00");
        assertThat(bench.number("select attempts from message_delivery where class = 'marketing'"))
                .isZero();

        later("10 hours 59 minutes");
        assertThat(claimed()).isEmpty();
        later("1 minute");
        assertThat(claimed()).containsExactly("marketing sms");
    }

    /** SMS was refused for good at 21:10: mail comes next, and not before the morning. */
    @Test
    void theNextChannelWaitsForTheMorningToo() {
        bench.itIs("20:00");
        bench.plan(marketing("offer", bench.fan(), "sms", "email"));
        bench.itIs("21:10");
        bench.run(
                """
                update message_delivery set state = 'failed', reason = 'NUMBER_REFUSED' where channel = 'sms'""");
        bench.run(
                """
                select message_delivery_next(jsonb_agg(jsonb_build_object('merchant', merchant_id, 'month', month,
                       'message', id))) from message""");

        assertThat(claimed()).isEmpty();
        assertThat(bench.one(DUE)).isEqualTo("1 09:00");
        assertThat(bench.deliveries("offer")).containsExactly("sms failed NUMBER_REFUSED", "email pending");
    }

    /** Dubai is four hours behind Shanghai: 22:00 is 18:00 there, and at 10:00 it is 06:00, three hours too early. */
    @ParameterizedTest
    @CsvSource({"22:00, 0 22:00, 1", "10:00, 0 13:00, 0"})
    void quietHoursAreThoseOfTheMembersStore(String now, String due, int atOnce) {
        bench.itIs(now);
        UUID fan = bench.fan();
        livesIn("Asia/Dubai", fan);

        assertThat(bench.plan(marketing("offer", fan, "sms"))).containsExactly("PLANNED");

        assertThat(bench.one(DUE)).isEqualTo(due);
        assertThat(claimed()).hasSize(atOnce);
    }

    /** What was late at 20:59 in Dubai may go, and has to wait from 21:00, which is 01:00 in Shanghai. */
    @Test
    void whatIsLateIsLateWhereTheMemberIs() {
        bench.itIs("20:00");
        UUID fan = bench.fan();
        livesIn("Asia/Dubai", fan);
        bench.plan(marketing("offer", fan, "sms"));
        later("5 hours");

        assertThat(claimed()).isEmpty();
        // 09:00 in Dubai of what is already the next day in Shanghai
        assertThat(bench.one(DUE)).isEqualTo("0 13:00");
    }

    /** No on the first day, yes on the second, no again: the newest word counts. */
    @Test
    void aNoAfterANewYesIsANo() {
        bench.itIs("12:00");
        UUID member = bench.member();
        prefer(member);
        bench.consent(member, true);
        assertThat(bench.plan(marketing("yes", member, "sms"))).containsExactly("PLANNED");

        prefer(member);

        assertThat(bench.plan(marketing("no", member, "sms"))).containsExactly("SUPPRESSED OPTED_OUT");
        assertThat(bench.told("yes", "status || ' ' || m.reason")).isEqualTo("delivered OPTED_OUT");
    }

    private void prefer(UUID member) {
        JsonObject args = new JsonObject()
                .put("memberId", member.toString())
                .put("allowed", false)
                .put("channelsOff", new JsonArray())
                .put("kindsOff", new JsonArray())
                .put("language", "zh");
        assertThat(bench.call("message_prefer", args).getString("outcome")).isEqualTo("KEPT");
    }

    private void livesIn(String zone, UUID member) {
        UUID store = Ids.next();
        bench.run(
                "insert into store (merchant_id, id, code, name, time_zone) values (?, ?, 'far', 'Far', ?)",
                bench.merchant,
                store,
                zone);
        bench.run(
                "insert into member_fact (merchant_id, member_id, bucket, store_id) values (?, ?, 1, ?)",
                bench.merchant,
                member,
                store);
    }

    private void later(String interval) {
        bench.run("update app_clock set offset_by = offset_by + ?::interval", interval);
    }

    /** Each as {@code class channel}; what is claimed stays claimed for two minutes of real time. */
    private List<String> claimed() {
        return bench.all(
                """
                select m.class || ' ' || c.channel
                  from message_delivery_claim(10, interval '2 minutes', gen_random_uuid(), '{}') c
                  join message m on m.merchant_id = c.merchant_id and m.id = c.message_id""");
    }
}
