package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What a member does with messages, and what staff do about them. */
final class MessageErrands {

    private static final String MEMBER = "/api/v1/member/";
    private static final String STAFF = "/api/v1/staff/";

    private final Premises shop;
    private final Rows rows;

    MessageErrands(Premises shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    void run() {
        Phone phone = shop.member("消息");
        String memberId = phone.app().get(MEMBER + "profile").expect(200).text("memberId");
        Caller marketer = colleague(phone);
        marketer.post(
                        STAFF + "message-previews",
                        Map.of("draft", Map.of("kind", "recharge-paid"), "memberId", memberId))
                .expect(200);
        consent(phone);
        JsonNode words = words();
        marketer.move(STAFF + "message-tests", words).expect(200);
        marketer.move(STAFF + "message-tests", Map.of("kind", "card-charged")).expect(200);
        String message = reading(phone);
        marketer.get(STAFF + "messages?limit=5&kind=card-charged&status=clicked&source=test:&memberId=" + memberId)
                .expect(200);
        marketer.get(STAFF + "messages/" + message).expect(200);
        preferring(phone);
        reporting();
        optingOut(shop.member("退订"));
        rows.settle();
    }

    /** A colleague for marketing whose own number the member has: tests go to them. */
    private Caller colleague(Phone phone) {
        shop.owner()
                .post(
                        STAFF + "staff",
                        Map.of(
                                "subject",
                                "marketer@" + shop.code(),
                                "name",
                                "市场",
                                "role",
                                "marketing",
                                "allStores",
                                true,
                                "phone",
                                phone.number()))
                .expect(201);
        return shop.as("marketer");
    }

    private static JsonNode words() {
        return Messages.JSON.valueToTree(Map.of(
                "title", Map.of("zh", "好久不见", "en", "Long time no see"),
                "text", Map.of("zh", "回来看看吧", "en", "Come and see us")));
    }

    private static void consent(Phone phone) {
        phone.app()
                .post(MEMBER + "consents", Map.of("document", "marketing", "version", Premises.TERMS, "granted", true))
                .expect(200);
    }

    private static String reading(Phone phone) {
        Exchange inbox = phone.app().get(MEMBER + "messages?limit=5").expect(200);
        String message = inbox.at("/items/0/id").asText();
        phone.app().get(MEMBER + "messages/" + message + "/reason").expect(200);
        phone.app()
                .send("POST", MEMBER + "messages/" + message + "/reading", Map.of(), null)
                .expect(204);
        phone.app()
                .send("POST", MEMBER + "messages/" + message + "/click", Map.of(), null)
                .expect(204);
        return message;
    }

    private static void preferring(Phone phone) {
        phone.app().get(MEMBER + "message-preferences").expect(200);
        Map<String, Object> wish = Map.of(
                "marketing",
                Map.of("allowed", true, "channels", Map.of("mass", true, "service", true, "sms", false, "email", true)),
                "kinds",
                List.of(Map.of("code", "recharge-paid", "on", false)),
                "language",
                "en");
        phone.app().put(MEMBER + "message-preferences", wish).expect(200);
    }

    /** As the SMS provider tells of what it sent, here for somebody else. */
    private void reporting() {
        Map<String, Object> report = Map.of(
                "phone_number",
                "13800000000",
                "success",
                true,
                "err_code",
                "DELIVERED",
                "biz_id",
                "1^0",
                "out_id",
                "no message of ours");
        shop.world().anyone().post(SmsReports.path(), List.of(report)).expect(200);
    }

    /** By the link that an SMS would have brought. */
    private void optingOut(Phone phone) {
        Caller anybody = shop.world().anyone();
        String token = Messages.optOutToken(
                phone.app().get(MEMBER + "profile").expect(200).text("memberId"));
        anybody.get("/api/v1/opt-outs/" + token).expect(200);
        anybody.send("POST", "/api/v1/opt-outs/" + token, Map.of(), null).expect(200);
        anybody.get("/o/" + token).expect(200);
        anybody.send("POST", "/o/" + token, Map.of(), null).expect(200);
    }
}
