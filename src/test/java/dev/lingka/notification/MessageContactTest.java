package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.marketing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a contact in the end: what took a message and what may have taken it, on the day on which it went. */
class MessageContactTest {

    private static final String SMS_ONCE_A_DAY = "[{\"per\": \"day\", \"most\": 1, \"channel\": \"sms\"}]";

    private MessageBench bench;
    private UUID fan;

    @BeforeEach
    void open() {
        bench = new MessageBench();
        bench.rules("{\"from\": \"21:00\", \"to\": \"09:00\"}", SMS_ONCE_A_DAY);
        bench.itIs("12:00");
        fan = bench.fan();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** It may go by two channels until the first one takes it; then an SMS is still free. */
    @Test
    void whatTookItIsTheContact() {
        bench.plan(marketing("first", fan, "service", "sms"));
        assertThat(channels("first")).isEqualTo("{service,sms}");

        bench.mark("first", "service", "sent", null);

        assertThat(channels("first")).isEqualTo("{service}");
        bench.plan(marketing("second", fan, "sms"));
        assertThat(bench.deliveries("second")).containsExactly("sms pending");
    }

    /** It left twice and nobody answered: the person may have it, so that the day's SMS is used up. */
    @Test
    void whatMayHaveArrivedIsAContactToo() {
        bench.plan(marketing("first", fan, "sms"));
        bench.run("update message_delivery set doubts = 2");

        bench.mark("first", "sms", "failed", "DOUBT");

        assertThat(channels("first")).isEqualTo("{sms}");
        bench.plan(marketing("second", fan, "sms"));
        assertThat(bench.deliveries("second")).containsExactly("sms suppressed CAP_DAY");
    }

    @Test
    void aDoubtStaysBesideWhatTookItThen() {
        bench.plan(marketing("first", fan, "sms", "email"));
        bench.run("update message_delivery set doubts = 1 where channel = 'sms'");
        bench.mark("first", "sms", "suppressed", "OPTED_OUT");
        bench.run("update message_delivery set state = 'pending' where channel = 'email'");

        bench.mark("first", "email", "sent", null);

        assertThat(channels("first")).isEqualTo("{sms,email}");
    }

    /** Planned for one day at 20:00, late, and sent on the next: from 21:00 on it is a contact of the next day. */
    @Test
    void aContactIsOfTheDayOnWhichItIsMade() {
        bench.itIs("20:00");
        bench.plan(marketing("late", fan, "sms"));
        assertThat(day()).isZero();
        bench.itIs("22:00");

        bench.all("select 1 from message_delivery_claim(10, interval '1 minute', gen_random_uuid(), '{}')");

        assertThat(day()).isEqualTo(1);
        assertThat(bench.plan(marketing("tomorrow", fan, "sms"))).containsExactly("PLANNED");
        assertThat(bench.deliveries("tomorrow")).containsExactly("sms suppressed CAP_DAY", "inbox pending");
        bench.run("update app_clock set offset_by = offset_by + interval '1 day 12 hours'");
        bench.mark("late", "sms", "sent", null);
        assertThat(day()).isZero();
    }

    private String channels(String key) {
        return bench.one(
                """
                select c.channels::text from message_contact c join message_operation o on o.message_id = c.message_id
                 where o.key = ?""",
                key);
    }

    /** Of the first message: so many days from today. */
    private long day() {
        return bench.number(
                """
                select c.day - (app_now() at time zone 'Asia/Shanghai')::date
                  from message_contact c join message_operation o on o.message_id = c.message_id where o.key = 'late'""");
    }
}
