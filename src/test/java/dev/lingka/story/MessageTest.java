package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages over HTTP, as members and staff meet them. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MessageTest {

    private static final String MEMBER = "/api/v1/member/";
    private static final String STAFF = "/api/v1/staff/";
    private static QueueHouse house;

    private final Superuser database;
    private Premises shop;

    MessageTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        if (house == null) {
            house = QueueHouse.allDay(World.underTest());
            withoutQuietHours(house.shop());
        }
        shop = house.shop();
    }

    /** Whoever runs the tests at night sees the same. */
    private static void withoutQuietHours(Premises shop) {
        ObjectNode document = InForce.document(shop.owner());
        ((ObjectNode) document.get("messages")).putNull("quietHours");
        InForce.put(shop.owner(), shop.hireForAll("quiet"), document);
    }

    /** ¥1,456.00 are recharged, ¥34.50 of them spent: ¥1,421.50 are left. */
    @Test
    void aRechargeAChargeAndACallAreEachToldOnceThoughTheEventsComeTwice() {
        Phone phone = shop.member("三件事");
        recharge(phone, 145_600);
        JsonNode recharged = Messages.awaited(phone, "recharge-paid");
        charge(phone, 3_450);
        JsonNode charged = Messages.awaited(phone, "card-charged");
        JsonNode ticket = house.take(phone, 2);
        house.call("small").expect(200);
        JsonNode called = Messages.awaited(phone, "ticket-called");

        assertThat(recharged.at("/text/zh").asText()).endsWith(" 充值 ¥1,456.00，赠送 ¥0.00，余额 ¥1,456.00。");
        assertThat(recharged.at("/text/en").asText())
                .endsWith(": recharged ¥1,456.00, bonus ¥0.00, balance ¥1,456.00.");
        assertThat(charged.at("/title/en").asText()).isEqualTo("Paid ¥34.50");
        assertThat(charged.at("/text/zh").asText()).isEqualTo("店 main 消费 ¥34.50，余额 ¥1,421.50。");
        assertThat(charged.path("page").asText()).isEqualTo("pages/card/index");
        assertThat(called.at("/text/zh").asText())
                .isEqualTo("small 桌 " + ticket.path("number").asText() + " 请到 店 main 前台。");
        List<String> before = Messages.inbox(phone).findValuesAsText("id");
        comeAgain();
        assertThat(Messages.inbox(phone).findValuesAsText("id")).isEqualTo(before);
    }

    @Test
    void whatIsReadIsCountedAndSaysWhyItCame() {
        Phone phone = shop.member("为什么");
        recharge(phone, 10_000);
        String id = Messages.awaited(phone, "recharge-paid").path("id").asText();
        int unread = unread(phone);

        act(phone, id, "reading").expect(204);
        act(phone, id, "click").expect(204);

        assertThat(unread(phone)).isEqualTo(unread - 1);
        JsonNode reason = phone.app()
                .get(MEMBER + "messages/" + id + "/reason")
                .expect(200)
                .json();
        assertThat(reason.at("/text/zh").asText()).isEqualTo("这是服务通知：充值成功。");
        assertThat(reason.at("/stop/en").asText()).contains("the inbox keeps them");
        act(shop.member("别人"), id, "reading").refused(404, "NOT_FOUND");
        assertThat(seen(id).at("/message/status").asText()).isEqualTo("clicked");
        assertThat(database.column("select payload ->> 'kind' from outbox_event where type = 'MessageClicked'"
                        + " and payload ->> 'messageId' = '" + id + "'"))
                .containsExactly("recharge-paid");
    }

    @Test
    void marketingNeedsTheConsentAndEndsWithIt() {
        Phone phone = shop.member("营销");
        Caller marketer = colleague("asker", phone);
        assertThat(test(marketer).text("reason")).isEqualTo("NO_CONSENT");
        prefer(phone, true, true).refused(409, "MARKETING_CONSENT_MISSING");

        consent(phone, true);
        Exchange said = test(marketer);
        assertThat(said.text("outcome")).isEqualTo("PLANNED");
        JsonNode reason = phone.app()
                .get(MEMBER + "messages/" + said.text("messageId") + "/reason")
                .expect(200)
                .json();
        assertThat(reason.at("/text/zh").asText()).matches("这是营销消息。您于 \\d{4}-\\d\\d-\\d\\d 同意接收营销信息。");

        consent(phone, false);
        Exchange silent = test(marketer);
        assertThat(silent.text("reason")).isEqualTo("NO_CONSENT");
        JsonNode told = seen(silent.text("messageId"));
        assertThat(told.at("/message/status").asText()).isEqualTo("suppressed");
        assertThat(told.at("/message/reason").asText()).isEqualTo("NO_CONSENT");
    }

    @Test
    void anOptOutByTheLinkHoldsUntilThePersonAgreesAgain() {
        Phone phone = shop.member("退订");
        Caller marketer = colleague("linker", phone);
        consent(phone, true);
        String token = Messages.optOutToken(memberId(phone));
        Caller anybody = shop.world().anyone();

        assertThat(anybody.get("/api/v1/opt-outs/" + token).expect(200).text("merchant"))
                .isEqualTo("跑腿茶馆");
        assertThat(new String(anybody.get("/o/" + token).expect(200).answer(), StandardCharsets.UTF_8))
                .contains("退订")
                .contains("跑腿茶馆");
        assertThat(test(marketer).text("outcome")).isEqualTo("PLANNED");
        anybody.send("POST", "/api/v1/opt-outs/" + token, Map.of(), null).expect(200);

        assertThat(test(marketer).text("reason")).isEqualTo("OPTED_OUT");
        assertThat(marketing(phone).path("allowed").asBoolean()).isFalse();
        assertThat(marketing(phone).path("consented").asBoolean()).isTrue();
        prefer(phone, true, true).expect(200);
        assertThat(test(marketer).text("reason"))
                .as("allowed again, and the day's second")
                .isEqualTo("CAP_DAY");
        String forged = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        anybody.get("/api/v1/opt-outs/" + forged).refused(404, "NOT_FOUND");
        anybody.send("POST", "/o/" + forged, Map.of(), null).expect(404);
    }

    @Test
    void whoSwitchesMarketingOffInTheAppHearsNone() {
        Phone phone = shop.member("关闭");
        Caller marketer = colleague("offer", phone);
        consent(phone, true);

        Exchange kept = prefer(phone, false, false).expect(200);

        assertThat(kept.at("/marketing/allowed").asBoolean()).isFalse();
        assertThat(kept.at("/marketing/channels/sms").asBoolean()).isFalse();
        assertThat(kept.at("/kinds").findValuesAsText("code"))
                .contains("recharge-paid")
                .doesNotContain("card-charged");
        assertThat(test(marketer).text("reason")).isEqualTo("OPTED_OUT");
        Map<String, Object> unknown = Map.of(
                "marketing",
                Map.of("allowed", false, "channels", channels(true)),
                "kinds",
                List.of(Map.of("code", "nothing", "on", false)),
                "language",
                "zh");
        assertThat(phone.app()
                        .put(MEMBER + "message-preferences", unknown)
                        .refused(400, "INVALID_REQUEST")
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("kinds[0].code");
    }

    /** No, yes, no: the second no is said by the same switch, and counts as the first did. */
    @Test
    void whoSwitchesMarketingOffAgainHearsNone() {
        Phone phone = shop.member("又关");
        Caller marketer = colleague("again", phone);
        prefer(phone, false, true).expect(200);
        consent(phone, true);
        assertThat(test(marketer).text("outcome")).isEqualTo("PLANNED");

        assertThat(prefer(phone, false, true)
                        .expect(200)
                        .at("/marketing/allowed")
                        .asBoolean())
                .isFalse();

        assertThat(test(marketer).text("reason")).isEqualTo("OPTED_OUT");
    }

    @Test
    void aPreviewReadsAsItWouldAndShowsWhatWechatCuts() {
        Phone phone = shop.member("预览");
        recharge(phone, 10_000);
        Messages.awaited(phone, "recharge-paid");

        JsonNode preview = shop.owner()
                .post(
                        STAFF + "message-previews",
                        Map.of("draft", Map.of("kind", "recharge-paid"), "memberId", memberId(phone)))
                .expect(200)
                .json();

        assertThat(preview.at("/text/zh").asText()).isEqualTo("店 main 充值 ¥1,234.50，赠送 ¥1,234.50，余额 ¥100.00。");
        JsonNode fields = preview.at("/channels/0/fields");
        assertThat(preview.at("/channels/0/channel").asText()).isEqualTo("subscribe");
        JsonNode amount = fields.get(fields.findValuesAsText("name").indexOf("amount2"));
        assertThat(amount.path("value").asText()).isEqualTo("¥1234.50");
        assertThat(amount.path("full").asText()).isEqualTo("¥1,234.50");
        shop.owner()
                .post(
                        STAFF + "message-previews",
                        Map.of("draft", Map.of("kind", "nothing"), "memberId", memberId(phone)))
                .refused(404, "MESSAGE_KIND_UNKNOWN");
    }

    @Test
    void aTestGoesToOneselfAloneAndOnceForAKey() {
        shop.owner()
                .move(STAFF + "message-tests", Map.of("kind", "card-charged"))
                .refused(409, "NO_OWN_MEMBER");
        Phone phone = shop.member("自测");
        Caller marketer = colleague("tester", phone);

        Exchange first = marketer.move(STAFF + "message-tests", Map.of("kind", "card-charged"), "once");
        Exchange second = marketer.move(STAFF + "message-tests", Map.of("kind", "card-charged"), "once");

        assertThat(second.expect(200).json()).isEqualTo(first.expect(200).json());
        assertThat(Messages.inbox(phone).findValuesAsText("kind")).containsOnlyOnce("card-charged");
    }

    @Test
    void staffFindMessagesByWhatTheyAreAbout() {
        Phone phone = shop.member("查找");
        recharge(phone, 10_000);
        String id = Messages.awaited(phone, "recharge-paid").path("id").asText();
        String mine = STAFF + "messages?memberId=" + memberId(phone);

        assertThat(shop.owner()
                        .get(mine + "&kind=recharge-paid&source=event:RechargePaid:")
                        .expect(200)
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(shop.owner().get(mine + "&status=suppressed").expect(200).at("/items"))
                .isEmpty();
        assertThat(seen(id).at("/deliveries/0/channel").asText()).isEqualTo("subscribe");
        shop.hire("message-cashier", "cashier", shop.storeId()).get(mine).refused(403, "FORBIDDEN");
    }

    @Test
    void aDeletedPersonsMessagesHaveNoWords() {
        Phone phone = shop.member("删除");
        String member = memberId(phone);
        JsonNode ticket = house.take(phone, 2);
        house.call("small").expect(200);
        String id = Messages.awaited(phone, "ticket-called").path("id").asText();
        house.step(ticket, "seating", Map.of()).expect(200);

        phone.app().move(MEMBER + "deletion", null).expect(204);

        Story.until(() -> seen(id).at("/message/text").isNull(), "the words are gone");
        assertThat(seen(id).at("/message/memberId").asText()).isEqualTo(member);
    }

    private void recharge(Phone phone, long fen) {
        Exchange placed = phone.app()
                .move(MEMBER + "recharge-orders", Map.of("amountFen", fen, "termsVersion", Premises.TERMS))
                .expect(201);
        phone.pay(placed.at("/payment"));
    }

    private void charge(Phone phone, long fen) {
        shop.till()
                .move(STAFF + "charges", Map.of("cardCode", phone.codes().get(0), "totalFen", fen))
                .expect(201);
    }

    /** Whatever was told of this merchant is told again, as after a crash before the mark. */
    private void comeAgain() {
        String ours = "listener = 'message-occasion' and merchant_id = (select id from merchant where code = '"
                + shop.code() + "')";
        database.run("update outbox_delivery set state = 'pending', due_at = now() where " + ours);
        Story.until(
                () -> database.number("select count(*) from outbox_delivery where state = 'pending' and " + ours) == 0,
                "all is told again");
    }

    private Caller colleague(String name, Phone phone) {
        shop.owner()
                .post(
                        STAFF + "staff",
                        Map.of(
                                "subject",
                                name + "@" + shop.code(),
                                "name",
                                name,
                                "role",
                                "marketing",
                                "allStores",
                                true,
                                "phone",
                                phone.number()))
                .expect(201);
        return shop.as(name);
    }

    private static Exchange test(Caller marketer) {
        return marketer.move(
                        STAFF + "message-tests",
                        Map.of(
                                "title", Map.of("zh", "好久不见", "en", "Long time no see"),
                                "text", Map.of("zh", "回来看看", "en", "Come back")))
                .expect(200);
    }

    private static void consent(Phone phone, boolean granted) {
        phone.app()
                .post(
                        MEMBER + "consents",
                        Map.of("document", "marketing", "version", Premises.TERMS, "granted", granted))
                .expect(200);
    }

    private static Exchange prefer(Phone phone, boolean allowed, boolean sms) {
        Map<String, Object> wish = Map.of(
                "marketing",
                Map.of("allowed", allowed, "channels", channels(sms)),
                "kinds",
                List.of(),
                "language",
                "zh");
        return phone.app().put(MEMBER + "message-preferences", wish);
    }

    private static Map<String, Boolean> channels(boolean sms) {
        return Map.of("mass", true, "service", true, "sms", sms, "email", true);
    }

    private static JsonNode marketing(Phone phone) {
        return phone.app().get(MEMBER + "message-preferences").expect(200).at("/marketing");
    }

    private static Exchange act(Phone phone, String id, String what) {
        return phone.app().send("POST", MEMBER + "messages/" + id + "/" + what, Map.of(), null);
    }

    private static int unread(Phone phone) {
        return phone.app().get(MEMBER + "messages").expect(200).at("/unread").asInt();
    }

    private JsonNode seen(String id) {
        return shop.owner().get(STAFF + "messages/" + id).expect(200).json();
    }

    private static String memberId(Phone phone) {
        return phone.app().get(MEMBER + "profile").expect(200).text("memberId");
    }
}
