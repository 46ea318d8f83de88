package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code pet-shop}: levels by tenure, visits, money and friends at once, two places at the top with a line
 * before them, scarce goods, and what a recharge is until it is spent.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PetShopStoryTest {

    /** Seven visits with what is due for ¥700 then; see {@link #aLevelAsksForAllAtOnceAndTwoHoldTheHighest}. */
    private static final List<Map.Entry<String, Long>> VISITS = List.of(
            Map.entry("2023-07-10", 70_000L),
            Map.entry("2023-08-10", 70_000L),
            Map.entry("2023-09-10", 68_600L),
            Map.entry("2023-10-10", 68_600L),
            Map.entry("2023-11-10", 68_600L),
            Map.entry("2023-12-10", 66_500L),
            Map.entry("2024-01-10", 66_500L));

    private final StoryCalendar calendar;
    private PresetStory story;

    PetShopStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * Ann joins on 2023-03-01, Bo on 2023-03-02; in June both bring two friends. They buy for ¥700 on eight days.
     *
     * <pre>
     * day         pays   due      spent    visits  level then
     * 2023-06-10  100 %  700.00     700.00  1      friend
     * 2023-07-10  100 %  700.00   1,400.00  2      friend: the third visit is missing
     * 2023-08-10  100 %  700.00   2,100.00  3      buddy
     * 2023-09-10   98 %  686.00   2,786.00  4
     * 2023-10-10   98 %  686.00   3,472.00  5
     * 2023-11-10   98 %  686.00   4,158.00  6      family: 254 days, 6 visits, ¥2,000, a friend
     * 2023-12-10   95 %  665.00   4,823.00  7
     * 2024-01-10   95 %  665.00   5,488.00  8      family: 315 days are too few
     * 2024-02-29  Ann's day 365 (Bo's 364); Cy has the other place by hand since January until 04-01
     *                                              Ann: guardian
     * 2024-03-01  Bo's day 365                     Bo: family, first in the line
     * 2024-04-01  Cy's time is over                Bo: guardian
     * </pre>
     */
    @Test
    void aLevelAsksForAllAtOnceAndTwoHoldTheHighest() {
        story = PresetStory.open(calendar, "pet-shop", "2023-03-01");
        Phone ann = story.shop().member("安");
        Phone cy = story.shop().member("西");
        story.turnTo("2023-03-02");
        Phone bo = story.shop().member("波");
        story.turnTo("2023-06-09");
        for (Phone who : List.of(ann, bo)) {
            friendOf(who, "友一");
            friendOf(who, "友二");
        }
        story.turnTo("2023-06-10");
        // 200 points for each friend.
        assertThat(story.points(ann)).isEqualTo(400);
        story.buy(ann, 70_000);
        story.buy(bo, 70_000);
        for (Map.Entry<String, Long> visit : VISITS) {
            story.turnTo(visit.getKey());
            story.buy(ann, 70_000, visit.getValue());
            story.buy(bo, 70_000, visit.getValue());
        }
        Exchange family = story.tier(ann);
        assertThat(family.text("level")).isEqualTo("family");
        assertThat(family.fen("/counted/spendFen")).isEqualTo(548_800);
        assertThat(family.fen("/counted/visits")).isEqualTo(8);
        assertThat(family.fen("/counted/referrals")).isEqualTo(2);
        assertThat(family.fen("/counted/tenureDays")).isEqualTo(315);
        story.manager()
                .move(
                        STAFF + "members/" + story.memberOf(cy) + "/tier-placements",
                        Map.of("level", "guardian", "until", "2024-03-31T16:00:00Z", "reason", "长期合作的救助站"))
                .expect(201);

        story.turnTo("2024-02-28");
        assertThat(story.level(ann)).isEqualTo("family");
        story.turnTo("2024-02-29");
        assertThat(story.level(ann)).isEqualTo("guardian");
        assertThat(story.level(bo)).isEqualTo("family");
        story.turnTo("2024-03-01");
        Exchange waiting = story.tier(bo);
        assertThat(waiting.text("level")).isEqualTo("family");
        assertThat(waiting.fen("/next/waitingPlace")).isEqualTo(1);
        story.turnTo("2024-04-01");
        assertThat(story.level(cy)).isEqualTo("friend");
        assertThat(story.level(bo)).isEqualTo("guardian");
        // Ten per cent off; ¥630 are 630 points, and twice as many for a guardian.
        long before = story.points(bo);
        story.buy(bo, 70_000, 63_000);
        assertThat(story.points(bo)).isEqualTo(before + 1_260);
        story.verify();
    }

    /**
     * Two bags for Family and above, one each; a grooming hour once a month. The levels are given by hand here. ¥3,000 at
     * 95 % are ¥2,850 and as many points; one bag takes 2,000.
     */
    @Test
    void scarceThingsAreForThoseWhoStay() {
        story = PresetStory.open(calendar, "pet-shop", "2024-02-28");
        Phone stranger = story.shop().member("新来");
        Phone regular = story.shop().member("熟客");
        String member = STAFF + "members/" + story.memberOf(regular);
        story.manager()
                .move(
                        member + "/tier-placements",
                        Map.of("level", "family", "until", "2024-12-31T16:00:00Z", "reason", "老店客人"))
                .expect(201);
        story.buy(stranger, 300_000);
        story.buy(regular, 300_000, 285_000);

        story.take(stranger, "rare-kibble").refused(409, "SHOP_TIER_REQUIRED");
        story.take(regular, "rare-kibble").expect(201);
        assertThat(story.points(regular)).isEqualTo(850);
        story.take(regular, "rare-kibble").refused(409, "SHOP_LIMIT_REACHED");

        Map<String, Object> slot = Map.of("storeId", story.shop().storeId(), "note", "周六 10:00");
        String uses = member + "/benefits/saturday-grooming/uses";
        story.cashier().move(uses, slot).expect(201);
        story.turnTo("2024-02-29");
        story.cashier().move(uses, slot).refused(409, "BENEFIT_USED_UP");
        story.turnTo("2024-03-01");
        story.cashier().move(uses, slot).expect(201);
        story.verify();
    }

    /**
     * The cashier's code opens the card (¥20), the cashier takes ¥500 at the counter (1 % = ¥5), ¥50 come on top.
     *
     * <pre>
     * owed to members after the recharge                 500.00 principal, 50.00 bonus
     * 40 kg of dog food, list 440.00 at 100 %: by the two balances 500 : 50 → 400.00 principal, 40.00 bonus
     * owed then                                          100.00 principal, 10.00 bonus
     *
     * margin of food, 25 % of 440.00                     110.00
     * less what was taken off                              0.00
     * less bonus that paid                               −40.00
     * less commission: of the card 20.00, of 500.00 5.00 −25.00
     * left                                                45.00
     * </pre>
     */
    @Test
    void aRechargeIsOwedUntilItIsSpentAndTheMarginIsWhatIsLeft() {
        story = PresetStory.open(calendar, "pet-shop", "2024-02-29");
        String seller = story.cashier().get(STAFF + "me").expect(200).text("id");
        Phone owner = story.shop().stranger("狗主人", Phone.anyNumber());
        owner.join(staffCode(seller)).expect(201);
        story.cashier()
                .move(STAFF + "shifts", Map.of("storeId", story.shop().storeId(), "openingCashFen", 0))
                .expect(201);
        story.cashier()
                .move(
                        STAFF + "counter-recharges",
                        Map.of(
                                "cardId",
                                owner.cardId(),
                                "storeId",
                                story.shop().storeId(),
                                "channel",
                                "cash",
                                "offerCode",
                                "pay-500-get-50",
                                "termsVersion",
                                Premises.TERMS))
                .expect(201);
        assertThat(owed()).containsExactly(50_000L, 5_000L);

        JsonNode sale = story.payByCard(owner, List.of(line("dog-food-10kg", 4, 44_000)))
                .expect(201)
                .at("/sale");

        assertThat(owed()).containsExactly(10_000L, 1_000L);
        long bonus = sale.path("bonusFen").asLong();
        assertThat(bonus).isEqualTo(4_000);
        JsonNode earned = story.cashier()
                .get(STAFF + "commission-statements?month=2024-02")
                .expect(200)
                .at("/items/0");
        assertThat(earned.path("cardsFen").asLong()).isEqualTo(2_000);
        assertThat(earned.path("rechargesFen").asLong()).isEqualTo(500);
        long margin = 44_000 * marginBasisPoints("food") / 10_000;
        long off = sale.path("listFen").asLong() - sale.path("totalFen").asLong();
        assertThat(margin - off - bonus - earned.path("totalFen").asLong()).isEqualTo(4_500);
        story.verify();
    }

    /** What all cards hold: principal and bonus. */
    private List<Long> owed() {
        story.settle();
        JsonNode quarter = story.shop()
                .owner()
                .get(STAFF + "ledger/balances?quarters=1")
                .expect(200)
                .at("/quarters/0");
        return List.of(
                quarter.path("principalFen").asLong(), quarter.path("bonusFen").asLong());
    }

    private long marginBasisPoints(String productClass) {
        JsonNode classes = InForce.document(story.shop().owner()).at("/pricing/classes");
        for (JsonNode known : classes) {
            if (known.path("code").asText().equals(productClass)) {
                return known.path("marginBasisPoints").asLong();
            }
        }
        throw new AssertionError("no class " + productClass);
    }

    private String staffCode(String staffId) {
        return story.shop()
                .owner()
                .post(
                        STAFF + "stores/" + story.shop().storeId() + "/join-codes",
                        Map.of("source", "staff", "label", "小李", "staffId", staffId))
                .expect(201)
                .text("code");
    }

    /** Somebody new who comes by that member's code and buys for ¥50. */
    private void friendOf(Phone who, String name) {
        String code = who.app()
                .send("POST", MEMBER + "join-codes/mine", Map.of(), null)
                .expect(200)
                .text("code");
        Phone friend = story.shop().stranger(name, Phone.anyNumber());
        friend.join(code).expect(201);
        story.buy(friend, 5_000);
    }
}
