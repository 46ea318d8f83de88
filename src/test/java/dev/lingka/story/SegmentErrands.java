package dev.lingka.story;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A member is tagged and found again: a rule is built, saved, changed, looked into and taken out; a list is brought in. */
final class SegmentErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String SEGMENTS = STAFF + "segments";

    private final Premises shop;
    private final Caller owner;

    SegmentErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::facts, this::segments);
    }

    private void facts() {
        owner.post(STAFF + "fact-rebuilds", null).expect(202);
        owner.get(STAFF + "fact-rebuilds").expect(200);
    }

    private void segments() {
        Phone phone = shop.member("熟客");
        String member = memberOf(phone);
        phone.app()
                .patch(
                        "/api/v1/member/profile",
                        Map.of(
                                "sex",
                                "female",
                                "birthday",
                                LocalDate.of(1990, 5, 31).toString(),
                                "region",
                                "440305"))
                .expect(200);
        buys(phone);
        owner.put(STAFF + "members/" + member + "/tags", Map.of("tags", List.of("vip", "少糖")))
                .expect(200);
        owner.get(STAFF + "members/" + member + "/tags").expect(200);
        Map<String, Object> rule = rule();
        Story.until(
                () -> owner.post(STAFF + "segment-counts", Map.of("rule", rule))
                                .expect(200)
                                .at("/count")
                                .asLong()
                        == 1,
                "the member is found");
        owner.post(STAFF + "segment-samples?limit=5", Map.of("rule", rule)).expect(200);
        owner.get(STAFF + "segment-schema").expect(200);
        saved(member, rule);
        listed(phone, member);
    }

    /** Somebody who bought tea lately and has the tag. */
    private static Map<String, Object> rule() {
        Map<String, Object> spend = Map.of("atLeast", 1_000, "atMost", 5_000, "window", Map.of("lastDays", 30));
        return Map.of(
                "all",
                List.of(
                        Map.of("tag", List.of("少糖")),
                        Map.of("spendFen", spend),
                        Map.of("bought", Map.of("skus", List.of("T-9"), "atLeast", 1)),
                        Map.of("not", Map.of("stage", List.of("lost")))));
    }

    private void saved(String member, Map<String, Object> rule) {
        String id = owner.post(SEGMENTS, Map.of("name", "爱喝茶", "rule", rule))
                .expect(201)
                .text("id");
        String place = SEGMENTS + "/" + id;
        String seen = owner.get(place).expect(200).tag();
        Map<String, Object> female = Map.of("any", List.of(Map.of("sex", List.of("female")), rule));
        owner.edit("PUT", place, seen, Map.of("name", "爱喝茶的", "rule", female)).expect(200);
        owner.get(SEGMENTS + "?limit=5").expect(200);
        owner.get(place + "/versions?limit=5").expect(200);
        owner.get(place + "/members?limit=5").expect(200);
        owner.get(place + "/members/" + member + "/explanation").expect(200);
        owner.post(place + "/exports?limit=100", null).expect(200);
    }

    private void listed(Phone phone, String member) {
        Map<String, Object> byId = new HashMap<>(Map.of("memberId", member));
        String list = owner.move(SEGMENTS + "/lists", Map.of("name", "开业来宾", "entries", List.of(byId)))
                .expect(201)
                .text("id");
        owner.move(SEGMENTS + "/" + list + "/entries", Map.of("entries", List.of(Map.of("phone", phone.number()))))
                .expect(200);
    }

    private void buys(Phone phone) {
        Map<String, Object> line = Map.of("sku", "T-9", "name", "龙井", "quantity", 1, "amountFen", 2_000);
        Map<String, Object> charge = Map.of(
                "memberNumber",
                phone.app().get("/api/v1/member/card").expect(200).text("number"),
                "storeId",
                shop.storeId(),
                "totalFen",
                2_000,
                "tenders",
                List.of(Map.of("kind", "wechat", "amountFen", 2_000, "reference", "R-9")),
                "lines",
                List.of(line));
        shop.as("cashier").move(STAFF + "charges", charge).expect(201);
    }

    private static String memberOf(Phone phone) {
        return phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
    }
}
