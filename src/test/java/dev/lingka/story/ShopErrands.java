package dev.lingka.story;

import static dev.lingka.story.Redemptions.MEMBER;
import static dev.lingka.story.Redemptions.STAFF;

import java.util.List;
import java.util.Map;

/** What members take for their points, and staff hand over or cancel. */
final class ShopErrands {

    private static final String KEEPER = "shop-keeper";

    private final Premises shop;
    private final Caller owner;

    ShopErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::opening, this::fetching, this::cancelling, this::drawing);
    }

    private void opening() {
        Redemptions.publish(shop, KEEPER, Redemptions.programme(shop));
    }

    private void fetching() {
        Phone phone = Redemptions.memberWith(shop, 100);
        phone.app().get(MEMBER + "shop-items").expect(200);
        String code = Redemptions.take(phone, "mug").expect(201).text("code");
        phone.app().get(MEMBER + "redemptions?limit=5").expect(200);
        owner.get(STAFF + "redemptions?state=open&limit=5&memberId=" + Redemptions.memberOf(phone))
                .expect(200);
        String gift = shop.till()
                .post(STAFF + "redemptions/recognition", Map.of("code", code))
                .expect(200)
                .text("id");
        shop.till()
                .move(STAFF + "redemptions/" + gift + "/handover", Map.of("storeId", shop.storeId()))
                .expect(200);
    }

    private void cancelling() {
        String gift = Redemptions.take(Redemptions.memberWith(shop, 100), "mug")
                .expect(201)
                .text("id");
        owner.move(STAFF + "redemptions/" + gift + "/cancellation", Map.of("reason", "摔坏了"))
                .expect(200);
    }

    private void drawing() {
        Phone phone = Redemptions.memberWith(shop, 100);
        Redemptions.take(phone, "ticket").expect(201);
        Map<String, Object> wish = Map.of("item", "money", "cardId", phone.cardId());
        phone.app().move(MEMBER + "redemptions", wish).expect(201);
    }
}
