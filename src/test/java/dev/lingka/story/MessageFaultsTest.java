package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each class of WeChat's errors, and what becomes of a message that may go by subscribe message and else by SMS. Two
 * accepts are at WeChat, so that a second try could arrive.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class MessageFaultsTest {

    private static final String SEND = "POST /cgi-bin/message/subscribe/send";
    private static final String SMS = "POST /";

    private Mailroom mail;
    private Shop.Holder member;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        member = mail.member();
        mail.accepts(member, 2);
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    /** Once more after what may have gone, again after what has not, the next channel after a definite no. */
    @ParameterizedTest
    @CsvSource({
        "40001, 1, subscribe sent,                         0, 1, 0",
        "40001, 2, subscribe sent,                         0, 1, 0",
        "42001, 2, subscribe sent,                         0, 1, 0",
        "43108, 1, subscribe sent,                         0, 1, 0",
        "40003, 1, subscribe failed NO_PERSON,             1, 0, 1",
        "40037, 1, subscribe failed TEMPLATE_WRONG,        1, 0, 1",
        "41030, 1, subscribe failed TEMPLATE_WRONG,        1, 0, 1",
        "43101, 1, subscribe suppressed NO_CREDIT,         1, 0, 1",
        "43107, 1, subscribe failed NOT_ALLOWED,           1, 0, 1",
        "45168, 1, subscribe failed CONTENT_REFUSED,       1, 0, 1",
        "47003, 1, subscribe failed CONTENT_REFUSED,       1, 0, 1"
    })
    void anErrorCodeMeans(int errcode, int times, String first, int smsSent, int atWechat, int atSms) throws Exception {
        mail.fault(Map.of("match", SEND, "mode", "errcode", "errcode", errcode, "times", times));

        String message = mail.plan(member.memberId(), "subscribe", "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly(first, smsSent == 1 ? "sms sent" : "sms waiting");
        assertThat(mail.fate(message)).isEqualTo(smsSent == 1 ? "sent sms" : "sent subscribe");
        assertThat(mail.arrived(member)).hasSize(atWechat);
        assertThat(mail.letters("sms", member.phone().number())).hasSize(atSms);
    }

    /** What may have been sent is sent once more and no oftener: one too many rather than none, and never a third. */
    @ParameterizedTest
    @CsvSource({
        // mode, times, at WeChat in the end, by SMS
        "system_error,              1, 1, 0",
        "drop_before_effect,        1, 1, 0",
        "drop_after_effect,         1, 2, 0",
        "html_502_after_effect,     1, 2, 0",
        "empty_body,                1, 2, 0",
        "system_error,              9, 0, 1",
        "drop_before_effect,        9, 0, 1",
        "drop_after_effect,         9, 2, 1"
    })
    void anAnswerThatIsNoAnswerIsADoubt(String mode, int times, int atWechat, int atSms) throws Exception {
        mail.fault(Map.of("match", SEND, "mode", mode, "times", times));

        String message = mail.plan(member.memberId(), "subscribe", "sms");
        mail.settle(message);

        assertThat(mail.arrived(member)).hasSize(atWechat);
        assertThat(mail.letters("sms", member.phone().number())).hasSize(atSms);
        assertThat(mail.trail(message))
                .containsExactly(
                        atSms == 1 ? "subscribe failed DOUBT" : "subscribe sent",
                        atSms == 1 ? "sms sent" : "sms waiting");
    }

    /** A day's quota comes back tomorrow: too late for what nobody wants then, worth waiting for otherwise. */
    @Test
    void aQuotaIsWaitedForAsLongAsTheMessageIsWanted() throws Exception {
        mail.fault(Map.of("match", SEND, "mode", "errcode", "errcode", 45009, "times", 2));
        ObjectNode hasty = mail.message(member.memberId(), "transactional", "subscribe", "sms");
        hasty.put("notAfter", Instant.now().plus(2, ChronoUnit.MINUTES).toString());

        String soon = mail.plan(hasty);
        mail.settle(soon);
        String patient = mail.plan(member.memberId(), "subscribe", "sms");
        Story.until(
                () -> mail.count(
                                "select attempts from message_delivery where message_id = ?::uuid and place = 0",
                                patient)
                        == 1,
                "it was tried");
        Story.until(
                () -> mail.count(
                                "select count(*) from message_delivery where message_id = ?::uuid and lease_token is null"
                                        + " and place = 0 and due_at > app_now() + interval '1 minute'",
                                patient)
                        == 1,
                "it waits");

        assertThat(mail.trail(soon)).containsExactly("subscribe failed NO_ANSWER", "sms sent");
        assertThat(mail.trail(patient)).containsExactly("subscribe pending", "sms waiting");
    }

    @Test
    void fieldsAreCutToWhatWechatTakes() throws Exception {
        String message = mail.plan(member.memberId(), "subscribe");
        mail.settle(message);

        // 老街店的一杯茶，加珍珠，少糖，去冰，外带打包 has 22 characters: 19 and the dots
        assertThat(mail.arrived(member).get(0).at("/data/thing2/value").asText())
                .isEqualTo("老街店的一杯茶，加珍珠，少糖，去冰，外…");
        assertThat(mail.arrived(member).get(0).at("/data/amount1/value").asText())
                .isEqualTo("12.30元");
    }

    @Test
    void fromSubscribeToSmsToNothing() throws Exception {
        mail.fault(Map.of("match", SEND, "mode", "errcode", "errcode", 43101, "times", 1));
        mail.fault(Map.of("match", SMS, "mode", "error", "code", "isv.MOBILE_NUMBER_ILLEGAL", "times", 1));

        String message = mail.plan(member.memberId(), "subscribe", "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("subscribe suppressed NO_CREDIT", "sms failed NUMBER_REFUSED");
        assertThat(mail.fate(message)).isEqualTo("failed inbox NUMBER_REFUSED");
    }

    /** Nobody is at fault when a person is reached by none: the inbox has it. */
    @Test
    void whoHasNeitherCreditNorPhoneHasTheInbox() throws Exception {
        Phone guest = mail.shop().passerBy();
        guest.open();
        String memberId = guest.app().get("/api/v1/member/profile").expect(200).text("memberId");

        String message = mail.plan(memberId, "subscribe", "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("subscribe suppressed NO_CREDIT", "sms suppressed NO_PHONE");
        assertThat(mail.fate(message)).isEqualTo("delivered inbox NO_PHONE");
    }

    @ParameterizedTest
    @CsvSource({
        "isv.AMOUNT_NOT_ENOUGH,          sms failed NOT_ALLOWED",
        "isv.BLACK_KEY_CONTROL_LIMIT,    sms failed CONTENT_REFUSED",
        "isv.MOBILE_NUMBER_ILLEGAL,      sms failed NUMBER_REFUSED",
        "isp.SYSTEM_ERROR,               sms sent",
        "Throttling.User,                sms sent"
    })
    void aCodeOfTheSmsProviderMeans(String code, String trail) throws Exception {
        mail.fault(Map.of("match", SMS, "mode", "error", "code", code, "times", 1));

        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly(trail);
        assertThat(mail.letters("sms", member.phone().number())).hasSize(trail.endsWith("sent") ? 1 : 0);
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotSent() throws Exception {
        ObjectNode late = mail.message(member.memberId(), "transactional", "subscribe", "sms");
        late.put("notAfter", Instant.now().minus(1, ChronoUnit.MINUTES).toString());

        String message = mail.plan(late);
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("subscribe suppressed EXPIRED", "sms suppressed EXPIRED");
        assertThat(mail.arrived(member)).isEmpty();
    }
}
