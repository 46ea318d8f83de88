package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code supermarket}: a card by a first purchase, points by the day's receipts, a VIP by 300 of them, prices
 * of Tuesday and Saturday, vouchers for the next Tuesday, and one thing more for ¥1.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SupermarketStoryTest {

    private final StoryCalendar calendar;
    private PresetStory story;
    private int people = 10_000;

    SupermarketStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * ¥100 is a point; a day's receipts add up, the rest of the day is dropped, and each point lives a year.
     *
     * <pre>
     * 2023-12-31       60.00   0.60 of a point                     0   until
     * 2023-12-31      150.00   210.00 on that day: 2               2   2024-12-31
     * 2024-01-01       95.00   nothing is left of yesterday        2
     * 2024-02-29    1,050.00   10                                 12   2025-02-28 (there is no 29th)
     * 2024-06-01      500.00   5                                  17   2025-06-01, and all lapse after it
     * 2025-01-01               the 2 of 2023 are over             15
     * 2025-02-28                                                  15
     * 2025-03-01               the leap day's 10 are over          5
     * 2025-05-20               20 given by hand                   25
     * 2025-06-02               a year without a sale: all lapse    0
     * </pre>
     */
    @Test
    void aDaysReceiptsMakePointsThatLiveOneYear() {
        story = PresetStory.open(calendar, "supermarket", "2023-12-31");
        Phone shopper = shopper("攒小票");
        story.buy(shopper, 6_000);
        assertThat(story.points(shopper)).isZero();
        story.buy(shopper, 15_000);
        assertThat(story.points(shopper)).isEqualTo(2);
        story.turnTo("2024-01-01");
        story.buy(shopper, 9_500);
        assertThat(story.points(shopper)).isEqualTo(2);
        story.turnTo("2024-02-29");
        story.buy(shopper, 105_000);
        story.turnTo("2024-06-01");
        story.buy(shopper, 50_000);
        JsonNode account = story.account(shopper);
        assertThat(account.path("points").asLong()).isEqualTo(17);
        assertThat(account.path("endings").findValuesAsText("lastDay"))
                .containsExactly("2024-12-31", "2025-02-28", "2025-06-01");
        assertThat(account.path("lapsesAfter").asText()).isEqualTo("2025-06-01");

        story.turnTo("2025-01-01");
        assertThat(story.points(shopper)).isEqualTo(15);
        story.turnTo("2025-02-28");
        assertThat(story.points(shopper)).isEqualTo(15);
        story.turnTo("2025-03-01");
        assertThat(story.points(shopper)).isEqualTo(5);
        story.turnTo("2025-05-20");
        story.manager()
                .move(
                        STAFF + "members/" + story.memberOf(shopper) + "/points/adjustments",
                        Map.of("points", 20, "reason", "周年庆"))
                .expect(201);
        assertThat(story.points(shopper)).isEqualTo(25);
        story.turnTo("2025-06-02");
        assertThat(story.points(shopper)).isZero();
        story.verify();
    }

    /**
     * ¥29,950 is 299 points; ¥99 the next day is none; ¥100 on the leap day is the 300th. A VIP for twelve months: until
     * 2025-02-28, when only the ¥100 of the last twelve months are left.
     */
    @Test
    void threeHundredPointsMakeAVipByThemselves() {
        story = PresetStory.open(calendar, "supermarket", "2024-02-27");
        Phone shopper = shopper("常来");
        story.buy(shopper, 2_995_000);
        assertThat(story.points(shopper)).isEqualTo(299);
        story.turnTo("2024-02-28");
        story.buy(shopper, 9_900);
        assertThat(story.level(shopper)).isEqualTo("member");
        assertThat(story.tier(shopper).fen("/counted/growth")).isEqualTo(299);

        story.turnTo("2024-02-29");
        JsonNode last = story.buy(shopper, 10_000);

        Exchange vip = story.tier(shopper);
        assertThat(vip.text("level")).isEqualTo("vip");
        assertThat(vip.at("/benefits").findValuesAsText("code")).containsExactly("delivery", "counter");
        story.refund(last, 10_000).expect(201);
        assertThat(story.tier(shopper).fen("/counted/growth")).isEqualTo(299);
        assertThat(story.level(shopper)).isEqualTo("vip");
        story.turnTo("2025-03-02");
        assertThat(story.level(shopper)).isEqualTo("member");
        story.verify();
    }

    /**
     * A leap week and the Tuesdays around it.
     *
     * <pre>
     * Mon 02-26  2 rice at 39.90     79.80                       ≥ 68: the ¥5 voucher for the 27th
     * Tue 02-27  2 rice at 35.90     71.80 − 5 = 66.80           below 68: nothing
     * Thu 02-29  2 oil at 69.90     139.80                       ≥ 128: ¥10 for 03-05
     * Sat 03-02  1 oil at 62.90      62.90                       the voucher does not hold yet
     * Tue 03-05  5 oil at 62.90     314.50 − 10 = 304.50         ≥ 248: ¥20 for 03-12
     * Wed 03-13                                                  the ¥20 are over
     *            other things     1,000.00                       ≥ 368: ¥30, and no more than that
     * </pre>
     */
    @Test
    void memberDaysHaveTheirPricesAndVouchersTheirDay() {
        story = PresetStory.open(calendar, "supermarket", "2024-02-26");
        Phone shopper = shopper("会员日");

        story.buy(shopper, List.of(line("rice-5kg", 2, 7_980)), 7_980);
        assertThat(story.coupons(shopper, "upcoming")).containsExactly("voucher-5");
        story.turnTo("2024-02-27");
        story.buyWith(shopper, List.of(line("rice-5kg", 2, 7_980)), story.with(shopper, "voucher-5"), 6_680);
        assertThat(story.coupons(shopper, null)).isEmpty();

        story.turnTo("2024-02-29");
        story.buy(shopper, List.of(line("oil-5l", 2, 13_980)), 13_980);
        story.turnTo("2024-03-02");
        var oil = List.of(line("oil-5l", 1, 6_990));
        story.charge(Map.of("cardCode", shopper.codes().get(0)), 6_990, 5_290, oil, story.with(shopper, "voucher-10"))
                .refused(409, "COUPON_NOT_YET_VALID");
        story.buy(shopper, oil, 6_290);
        story.turnTo("2024-03-05");
        story.buyWith(shopper, List.of(line("oil-5l", 5, 34_950)), story.with(shopper, "voucher-10"), 30_450);
        assertThat(story.coupons(shopper, "upcoming")).containsExactly("voucher-20");

        story.turnTo("2024-03-13");
        assertThat(story.coupons(shopper, "upcoming")).isEmpty();
        assertThat(story.coupons(shopper, "usable")).isEmpty();
        story.buy(shopper, 100_000);
        assertThat(story.coupons(shopper, "upcoming")).containsExactly("voucher-30");
        story.verify();
    }

    /**
     * Apples for ¥19.90 and salt (¥2.50) for ¥1: 20.90. For ¥18.00 no salt, because the salt itself does not count. Rice
     * for ¥39.90 and tissues (¥16.90) for ¥1: 40.90.
     */
    @Test
    void fromNineteenYuanOneThingMoreIsOneYuan() {
        story = PresetStory.open(calendar, "supermarket", "2024-02-26");
        Phone shopper = shopper("加一元");
        claim(shopper, "plus-one-from-19");
        claim(shopper, "plus-one-from-39");

        var few = List.of(line("apples-1kg", 1, 1_800), line("salt", 1, 250));
        story.charge(
                        Map.of("cardCode", shopper.codes().get(0)),
                        2_050,
                        1_900,
                        few,
                        story.with(shopper, "plus-one-from-19"))
                .refused(409, "COUPON_NOT_APPLICABLE");
        var enough = List.of(line("apples-1kg", 2, 1_990), line("salt", 1, 250));
        story.buyWith(shopper, enough, story.with(shopper, "plus-one-from-19"), 2_090);
        var more = List.of(line("rice-5kg", 1, 3_990), line("tissue-10", 1, 1_690));
        Map<String, ?> wish = story.with(shopper, "plus-one-from-39");
        story.charge(Map.of("cardCode", shopper.codes().get(1)), 5_680, 4_090, more, wish)
                .expect(201);
        story.verify();
    }

    /**
     * A card takes a purchase of ¥100 on that day and an ID document that has no card yet: ¥99 are not enough, and a
     * second phone with the same document gets none. What was bought before the card earns nothing.
     */
    @Test
    void aFirstPurchaseAndADocumentGiveACard() {
        story = PresetStory.open(calendar, "supermarket", "2024-02-29");
        Phone guest = story.shop().stranger("首购", Phone.anyNumber());
        Phone spouse = story.shop().stranger("一家人", Phone.anyNumber());
        String document = document();
        guest.join(story.shop().joinCode()).refused(409, "CARD_AT_COUNTER");

        give(guest, document, 9_900).refused(409, "SALE_NOT_FIT");
        give(guest, document, 10_000).expect(201);
        give(spouse, document, 10_000).refused(409, "DOCUMENT_USED_UP");

        guest.join(story.shop().joinCode()).expect(200);
        assertThat(story.points(guest)).isZero();
        give(spouse, document(), 10_000).expect(201);
        story.verify();
    }

    /** Somebody with a card. */
    private Phone shopper(String name) {
        Phone phone = story.shop().stranger(name, Phone.anyNumber());
        give(phone, document(), 10_000).expect(201);
        phone.join(story.shop().joinCode()).expect(200);
        return phone;
    }

    /** The next person's number. */
    private String document() {
        people++;
        return "1101051949123" + people;
    }

    /** A passer-by buys, and asks for a card at the counter. */
    private Exchange give(Phone phone, String document, long purchaseFen) {
        Map<String, Object> purchase = Map.of(
                "storeId", story.shop().storeId(),
                "totalFen", purchaseFen,
                "tenders", List.of(Map.of("kind", "wechat", "amountFen", purchaseFen)));
        String bought =
                story.cashier().move(STAFF + "sales", purchase).expect(201).text("id");
        Map<String, Object> wish = new HashMap<>();
        wish.put("storeId", story.shop().storeId());
        wish.put("kind", "shopper");
        wish.put("phone", phone.number());
        wish.put("document", document);
        wish.put("saleId", bought);
        wish.put("termsVersion", Premises.TERMS);
        wish.put("consents", List.of(consent("terms"), consent("privacy")));
        return story.cashier().move(STAFF + "counter-cards", wish);
    }

    private static Map<String, String> consent(String document) {
        return Map.of("document", document, "version", Premises.TERMS);
    }

    private static void claim(Phone shopper, String template) {
        shopper.app()
                .move(MEMBER + "coupon-claims", Map.of("template", template))
                .expect(201);
    }
}
