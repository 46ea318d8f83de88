package dev.lingka.card;

import java.util.List;
import java.util.Map;

/** What the merchant of these tests asks its members. */
final class OwnQuestions {

    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private OwnQuestions() {}

    static Map<String, Object> rules() {
        return Map.of(
                "guardianVersion", "g1",
                "fields", List.of(city(), car(), topic()),
                "groups", List.of(children()));
    }

    private static Map<String, Object> city() {
        return Map.of(
                "code",
                "city",
                "name",
                text("城区", "City"),
                "type",
                "choice",
                "options",
                List.of(option("north"), option("south")),
                "ask",
                "join",
                "required",
                true,
                "purpose",
                text("告诉您最近的门店", "to name the nearest store"),
                "visibleTo",
                List.of("owner", "cashier"));
    }

    private static Map<String, Object> car() {
        return Map.of(
                "code", "car",
                "name", text("车牌", "Car"),
                "type", "text",
                "purpose", text("免停车费", "free parking"),
                "visibleTo", List.of("owner"));
    }

    private static Map<String, Object> topic() {
        return Map.of(
                "code", "topic",
                "name", text("想看的内容", "Newsletter topic"),
                "type", "text",
                "consent", "marketing",
                "purpose", text("活动推荐", "to recommend events"));
    }

    private static Map<String, Object> children() {
        return Map.of(
                "code", "child",
                "name", text("孩子", "Children"),
                "most", 2,
                "minors", true,
                "purpose", text("记录游玩次数", "to count visits"),
                "visibleTo", List.of("owner"),
                "fields",
                        List.of(
                                Map.of(
                                        "code",
                                        "name",
                                        "name",
                                        text("昵称", "Nickname"),
                                        "type",
                                        "text",
                                        "required",
                                        true),
                                Map.of(
                                        "code",
                                        "born",
                                        "name",
                                        text("出生年月", "Born"),
                                        "type",
                                        "month",
                                        "required",
                                        true)));
    }

    private static Map<String, Object> option(String code) {
        return Map.of("code", code, "name", text(code, code));
    }

    private static Map<String, String> text(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    /** A publication is seen by every replica within two seconds. */
    static void await(Customer customer) {
        for (int i = 0; i < TRIES; i++) {
            List<Object> fields =
                    customer.calls().get("/api/v1/member/profile/answers").path("fields");
            if (!fields.isEmpty()) {
                return;
            }
            pause();
        }
        throw new AssertionError("the questions are not asked");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
