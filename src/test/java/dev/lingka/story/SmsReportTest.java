package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the SMS provider tells of a message afterwards: in time, early, twice, of nobody's messages, and made up. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class SmsReportTest {

    private static final String NOBODY = "999999999-0190a0a0-0000-7000-8000-000000000001";

    private Mailroom mail;
    private Shop.Holder member;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        member = mail.member();
        reportTo(mail.world().address() + SmsReports.path());
    }

    @AfterEach
    void close() throws SQLException {
        reportTo("");
        mail.close();
    }

    @Test
    void whatThePhoneGotIsDelivered() throws Exception {
        String message = mail.plan(member.memberId(), "sms");

        comesTo(message, "delivered sms");
        assertThat(mail.trail(message)).containsExactly("sms delivered");
        assertThat(mail.shop()
                        .owner()
                        .get("/api/v1/staff/messages/" + message)
                        .expect(200)
                        .at("/deliveries/0/deliveredAt")
                        .isTextual())
                .isTrue();
    }

    @Test
    void toldThreeTimesItIsOnce() throws Exception {
        fate(Map.of("times", 3));

        String message = mail.plan(member.memberId(), "sms");

        comesTo(message, "delivered sms");
        Story.until(() -> taken() == 3, "all three were taken");
        assertThat(mail.trail(message)).containsExactly("sms delivered");
        assertThat(words(message)).isEqualTo(1);
    }

    /** Before we have the answer to our own request, so that nothing of ours says yet that it was sent. */
    @Test
    void whatIsToldBeforeWeKnowThatItLeftIsNotLost() throws Exception {
        fate(Map.of("early", true, "times", 2));

        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);

        assertThat(mail.fate(message)).isEqualTo("delivered sms");
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void whatThePhoneDidNotGetGoesByTheNextChannel() throws Exception {
        mail.accepts(member, 1);
        fate(Map.of("code", "MK:0001"));

        String message = mail.plan(member.memberId(), "sms", "subscribe");

        comesTo(message, "sent subscribe");
        assertThat(mail.trail(message)).containsExactly("sms failed REFUSED_LATER", "subscribe sent");
        assertThat(mail.arrived(member)).hasSize(1);
    }

    @Test
    void withoutANextChannelItFailedAndTheInboxHasIt() throws Exception {
        fate(Map.of("code", "MK:0001", "early", true));

        String message = mail.plan(member.memberId(), "sms");

        comesTo(message, "failed inbox REFUSED_LATER");
        assertThat(mail.column("select last_error from message_delivery where message_id = ?::uuid", message))
                .containsExactly("MK:0001");
        assertThat(Messages.inbox(member.phone()).findValuesAsText("id")).contains(message);
    }

    /** Nobody signs a report, so that its address is the key: another one is nowhere, and the message stays as it is. */
    @Test
    void whoDoesNotKnowTheAddressTellsNothing() throws Exception {
        reportTo("");
        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);
        JsonNode report = reports(report(message, true));
        String right = SmsReports.path();

        for (String wrong : List.of(
                right.replace(SmsReports.token(), "guessed"),
                right.replace(SmsReports.token(), SmsReports.token().substring(1)),
                right.replace(SmsReports.token(), SmsReports.token() + "A"),
                right.replace(SmsReports.token(), "%20"))) {
            mail.world().anyone().post(wrong, report).expect(404);
        }
        assertThat(mail.fate(message)).isEqualTo("sent sms");
        assertThat(words(message)).isZero();

        Exchange taken = told(report).expect(200);
        assertThat(taken.at("/code").asInt()).isZero();
        assertThat(taken.text("msg")).isEqualTo("接收成功");
        assertThat(mail.fate(message)).isEqualTo("delivered sms");
    }

    /** The account may send for others, and a message of ours may be long forgotten: all of that is taken, and dropped. */
    @Test
    void whatIsNotOursIsTakenAndDropped() throws Exception {
        reportTo("");
        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);
        ArrayNode all = Messages.JSON.createArrayNode();
        for (String outId :
                new String[] {"", "order 7", NOBODY, reference(UUID.randomUUID().toString()), other(message)}) {
            all.addObject().put("biz_id", "7^0").put("out_id", outId).put("success", true);
        }
        all.addObject().put("biz_id", "8^0").put("success", false).put("more", "than we know");
        all.addObject().put("biz_id", "9^0").putNull("out_id").put("success", false);

        told(all).expect(200);
        told(Messages.JSON.createArrayNode()).expect(200);

        assertThat(mail.fate(message)).isEqualTo("sent sms");
        assertThat(mail.count("select count(*) from delivery_report where provider_id = ?", "7^0"))
                .isZero();
    }

    /** Known is our message, and not the id: it may be a send whose answer is still on its way. */
    @Test
    void anotherIdOfOurMessageSaysNothingOfTheOneThatWeKnow() throws Exception {
        reportTo("");
        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);

        told(reports(report(message, false).replace(bizId(), "another^0"))).expect(200);

        assertThat(mail.fate(message)).isEqualTo("sent sms");
    }

    @Test
    void aBatchTellsOfEachByItself() throws Exception {
        reportTo("");
        List<String> messages = List.of(mail.plan(member.memberId(), "sms"), mail.plan(member.memberId(), "sms"));
        messages.forEach(mail::settle);

        told(reports(report(messages.get(0), false), report(messages.get(1), true), report(messages.get(0), true)))
                .expect(200);

        assertThat(mail.fate(messages.get(0))).isEqualTo("failed inbox REFUSED_LATER");
        assertThat(mail.fate(messages.get(1))).isEqualTo("delivered sms");
    }

    @Test
    void manyAtOnceAreOne() throws Exception {
        reportTo("");
        mail.accepts(member, 5);
        String message = mail.plan(member.memberId(), "sms", "subscribe");
        mail.settle(message);
        JsonNode report = reports(report(message, false));

        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> told(report).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnly(200);
        comesTo(message, "sent subscribe");
        assertThat(words(message)).isEqualTo(1);
        assertThat(mail.arrived(member)).hasSize(1);
    }

    @Test
    void aBrokenReportIsRefusedWithItsFieldAndNothingOfItsBatchIsBooked() throws Exception {
        reportTo("");
        String message = mail.plan(member.memberId(), "sms");
        mail.settle(message);
        String good = report(message, true);
        String ok = "{\"biz_id\":\"1^0\",\"success\":true}";
        Map<String, String> broken = Map.ofEntries(
                Map.entry("[" + good + ",{}]", "[1].biz_id"),
                Map.entry("[{\"biz_id\":\"1^0\"}]", "[0].success"),
                Map.entry("[{\"biz_id\":\"1^0\",\"success\":\"true\"}]", "[0].success"),
                Map.entry("[{\"biz_id\":\"1^0\",\"success\":1}]", "[0].success"),
                Map.entry("[" + ok + ",{\"biz_id\":\" \",\"success\":true}]", "[1].biz_id"),
                Map.entry("[{\"biz_id\":7,\"success\":true}]", "[0].biz_id"),
                Map.entry("[{\"biz_id\":\"" + "1".repeat(65) + "\",\"success\":true}]", "[0].biz_id"),
                Map.entry("[{\"biz_id\":\"a\\u0000\",\"success\":true}]", "[0].biz_id"),
                Map.entry("[{\"biz_id\":\"1^0\",\"success\":true,\"out_id\":[]}]", "[0].out_id"),
                Map.entry("[" + good + ",null]", "[1]"),
                Map.entry("{}", "body"),
                Map.entry("null", "body"),
                Map.entry("", ""),
                Map.entry("[", ""));

        broken.forEach((body, field) -> {
            Exchange answer = send("application/json", body);
            assertThat(Refusal.flaw(answer, Set.of(400), field.isEmpty() ? null : field))
                    .as(body)
                    .isEmpty();
        });
        assertThat(send("text/plain", "[" + good + "]").status()).isEqualTo(415);
        assertThat(send("application/x-www-form-urlencoded", "a=b").status()).isEqualTo(415);
        assertThat(mail.fate(message)).isEqualTo("sent sms");
        assertThat(words(message)).isZero();
    }

    private void comesTo(String message, String fate) {
        Story.until(
                () -> mail.count(
                                "select count(*) from message where concat_ws(' ', status, channel, reason) = '" + fate
                                        + "' and id = ?::uuid",
                                message)
                        == 1,
                "the message is " + fate);
    }

    private void reportTo(String url) {
        mail.world()
                .wechat()
                .patch("/control/settings", Map.of("smsReportUrl", url))
                .expect(200);
    }

    private void fate(Map<String, Object> fate) {
        mail.world()
                .wechat()
                .post("/control/phones/" + member.phone().number() + "/sms-fate", fate)
                .expect(200);
    }

    /** How many reports of this phone's SMS we have answered well. */
    private int taken() {
        JsonNode told = mail.world()
                .wechat()
                .get("/control/sms-reports?phone=" + member.phone().number())
                .expect(200)
                .json();
        int taken = 0;
        for (JsonNode report : told) {
            taken += report.at("/attempts/0/accepted").asBoolean() ? 1 : 0;
        }
        return taken;
    }

    /** Reports of the message's SMS that we keep. */
    private long words(String message) {
        return mail.count(
                "select count(*) from delivery_report r join message_delivery d on d.merchant_id = r.merchant_id"
                        + " and d.channel = r.channel and d.provider_id = r.provider_id where d.message_id = ?::uuid",
                message);
    }

    /** As the provider would write it of this message. */
    private String report(String message, boolean success) throws SQLException {
        return """
                {"phone_number":"%s","send_time":"2026-11-23 20:00:00","report_time":"2026-11-23 20:00:05",
                 "success":%s,"err_code":"%s","err_msg":"…","sms_size":"1","biz_id":"%s","out_id":"%s"}"""
                .formatted(
                        member.phone().number(),
                        success,
                        success ? "DELIVERED" : "MK:0001",
                        mail.column(
                                        "select provider_id from message_delivery where channel = 'sms'"
                                                + " and message_id = ?::uuid",
                                        message)
                                .get(0),
                        reference(message));
    }

    private String reference(String message) throws SQLException {
        return mail.column("select id from merchant where code = ?", mail.shop().code())
                        .get(0) + "-" + message;
    }

    /** The same message, said to be another merchant's. */
    private String other(String message) throws SQLException {
        return mail.column("select max(id) + 1 from merchant where code <> ?", "nobody")
                        .get(0) + "-" + message;
    }

    /** Of the only SMS that this phone got. */
    private String bizId() {
        return mail.letters("sms", member.phone().number()).get(0).path("id").asText();
    }

    private static JsonNode reports(String... reports) throws Exception {
        return Messages.JSON.readTree("[" + String.join(",", reports) + "]");
    }

    private Exchange told(JsonNode reports) {
        return mail.world().anyone().post(SmsReports.path(), reports);
    }

    private Exchange send(String type, String body) {
        return mail.world().anyone().send("POST", SmsReports.path(), Map.of("Content-Type", type), body);
    }
}
