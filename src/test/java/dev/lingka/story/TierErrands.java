package dev.lingka.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Levels: earned, waited for, given by hand, looked at and used. Comes after the team was hired. */
final class TierErrands {

    private static final String STAFF = "/api/v1/staff/";

    private final Premises shop;
    private final Caller owner;
    private final Caller cashier;

    TierErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
        this.cashier = shop.as("cashier");
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::levels);
    }

    private void levels() {
        TierProgramme.publish(owner, shop.as("manager"));
        Phone first = shop.member("常客");
        Phone second = shop.member("后来");
        TierProgramme.awaitLevel(first, "normal");
        String sale = first.buys(cashier, shop.storeId(), 60_000);
        TierProgramme.awaitLevel(first, "gold");
        second.buys(cashier, shop.storeId(), 60_000);
        Story.until(
                () -> TierProgramme.tier(second).at("/next/waitingPlace").asInt() == 1, "the second waits for a place");
        cashier.move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 100, "reason", "凉了"))
                .expect(201);
        Story.until(
                () -> TierProgramme.tier(first).at("/counted/spendFen").asLong() == 59_900, "the refund is taken off");
        staff(second);
    }

    private void staff(Phone phone) {
        String member = STAFF + "members/"
                + phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
        owner.get(member + "/tier").expect(200);
        cashier.move(member + "/benefits/tea/uses", Map.of("storeId", shop.storeId(), "note", "3 号桌"))
                .expect(201);
        Map<String, Object> place = Map.of(
                "level",
                "silver",
                "until",
                Instant.now().plus(Duration.ofDays(30)).toString(),
                "reason",
                "感谢");
        owner.move(member + "/tier-placements", place).expect(201);
        owner.move(member + "/tier-placements/ending", Map.of("reason", "到此为止")).expect(200);
    }
}
