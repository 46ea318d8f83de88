package dev.lingka.story;

import java.util.List;
import java.util.Map;

/** Somebody breaks the house rules, is warned and frozen, appeals, and stays frozen. */
final class MeasureErrands {

    private static final String MEMBER = "/api/v1/member/";
    private static final String STAFF = "/api/v1/staff/";

    private final Premises shop;
    private final Caller owner;

    MeasureErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run() {
        Caller second = shop.hire("second", "manager", shop.storeId());
        Caller arbiter = shop.hire("arbiter", "manager", shop.storeId());
        Phone phone = shop.member("违规");
        String measures = STAFF + "members/"
                + owner.get(STAFF + "cards/" + phone.cardId()).expect(200).text("memberId") + "/measures";
        phone.app().get(MEMBER + "rule-book").expect(200);
        phone.app().get(MEMBER + "rule-book/history?limit=5").expect(200);
        owner.move(measures, measure("warn")).expect(201);
        Exchange asked = owner.move(measures, measure("freeze")).expect(202);
        Exchange agreed = second.post(
                        STAFF + "approvals/" + asked.at("/approval/id").asText() + "/decision",
                        Map.of("approve", true, "reason", "看过小票"))
                .expect(200);
        Exchange appealed = phone.app()
                .move(
                        MEMBER + "measures/" + agreed.at("/result/measureId").asText() + "/appeals",
                        Map.of("text", "那天我的手机借给了家人"))
                .expect(201);
        owner.get(STAFF + "measure-appeals?limit=5").expect(200);
        arbiter.move(
                        STAFF + "measure-appeals/" + appealed.at("/appeal/id").asText() + "/decision",
                        Map.of("lift", false, "reason", "两地小票同时，不成立"))
                .expect(200);
        phone.app().get(MEMBER + "measures?limit=5").expect(200);
        owner.get(measures + "?limit=5").expect(200);
    }

    private static Map<String, Object> measure(String kind) {
        return Map.of(
                "kind",
                kind,
                "rule",
                "codes-are-personal",
                "reason",
                "同一会员码同日在两城使用",
                "evidence",
                List.of(Map.of("text", "两地小票", "reference", "receipt 17")));
    }
}
