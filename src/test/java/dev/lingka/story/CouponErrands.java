package dev.lingka.story;

import static dev.lingka.story.Coupons.MEMBER;
import static dev.lingka.story.Coupons.STAFF;

import java.util.List;
import java.util.Map;

/** Coupons that are claimed, given, printed and handed on. */
final class CouponErrands {

    private static final String CHECKER = "coupon-checker";

    private final Premises shop;
    private final Caller owner;

    CouponErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::opening, this::pocketing, this::giving, this::printing, this::handingOn);
    }

    private void opening() {
        Map<String, Object> welcome = Map.of("claimable", true, "perMember", 2, "stock", 1_000, "transferable", true);
        Coupons.publish(
                shop,
                CHECKER,
                Coupons.programme(
                        shop, Map.of("welcome", welcome, "printed", Map.of(), "thanks", Map.of("secondPerson", true))));
    }

    private void pocketing() {
        Phone phone = shop.member("领券");
        String coupon = Coupons.claim(phone, "welcome").expect(201).text("id");
        phone.app().get(MEMBER + "coupons?state=usable&limit=5").expect(200);
        Exchange own = phone.app().get(MEMBER + "coupons/" + coupon).expect(200);
        shop.till()
                .post(STAFF + "coupon-look-ups", Map.of("code", own.text("code")))
                .expect(200);
    }

    private void giving() {
        String coupons = STAFF + "members/" + Coupons.memberOf(shop.member("送券")) + "/coupons";
        owner.move(coupons, Map.of("template", "welcome", "reason", "上菜慢了")).expect(201);
        owner.get(coupons + "?state=usable&limit=5").expect(200);
        Map<String, Object> thanks = Map.of("template", "thanks", "reason", "见义勇为");
        owner.move(coupons, thanks).refused(409, "APPROVAL_REQUIRED");
        owner.post(coupons.replace("/coupons", "/coupon-requests"), thanks).expect(202);
    }

    private void printing() {
        String batches = STAFF + "coupon-batches";
        Map<String, Object> wish = Map.of("template", "printed", "pieces", 5, "label", "传单", "reason", "开业");
        String batch = owner.move(batches, wish).expect(201).at("/batch/id").asText();
        owner.get(batches + "?limit=5").expect(200);
        owner.get(batches + "/" + batch).expect(200);
        String code = Coupons.codes(owner, batch).get(0);
        shop.member("扫码")
                .app()
                .move(MEMBER + "coupon-codes", Map.of("code", code))
                .expect(201);
    }

    private void handingOn() {
        Phone giver = shop.member("送的人");
        String transfer = MEMBER + "coupons/"
                + Coupons.claim(giver, "welcome").expect(201).text("id") + "/transfer";
        giver.app().move(transfer, null).expect(201);
        giver.app().move(transfer + "/withdrawal", null).expect(200);
        String token = giver.app().move(transfer, null).expect(201).text("token");
        shop.member("收的人")
                .app()
                .move(MEMBER + "coupon-gifts", Map.of("token", token))
                .expect(201);
    }
}
