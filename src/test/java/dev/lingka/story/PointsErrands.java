package dev.lingka.story;

import java.util.List;
import java.util.Map;

/** What members and staff do with points, beside the story. */
final class PointsErrands {

    private static final String POINTS = "/api/v1/member/points";

    private final Premises shop;

    PointsErrands(Premises shop) {
        this.shop = shop;
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::collecting, this::givingByHand);
    }

    private void collecting() {
        Phone phone = shop.member("攒攒");
        phone.app().move(POINTS + "/sign-ins", null).expect(201);
        phone.app().move(POINTS + "/shares", null).expect(201);
        phone.app().get(POINTS).expect(200);
        phone.app().get(POINTS + "/entries?limit=5").expect(200);
    }

    private void givingByHand() {
        Phone phone = shop.member("补分");
        Caller owner = shop.owner();
        String member = "/api/v1/staff/members/"
                + owner.get("/api/v1/staff/cards/" + phone.cardId()).expect(200).text("memberId") + "/points";
        owner.move(member + "/adjustments", Map.of("points", 100, "reason", "等位太久"))
                .expect(201);
        owner.move(member + "/reviews", Map.of("review", "dianping:" + phone.cardId()))
                .expect(201);
        owner.get(member).expect(200);
        owner.get(member + "/entries?limit=5").expect(200);
    }
}
