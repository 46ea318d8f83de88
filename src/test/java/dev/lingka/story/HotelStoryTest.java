package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
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
 * The preset {@code hotel}: ¥10 is a point, points pay a part of the bill; four tiers over the year's end; what gold
 * and diamond guests may ask for; and what follows when the house rules are broken.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class HotelStoryTest {

    private final StoryCalendar calendar;
    private PresetStory story;

    HotelStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    private Phone openWith(String day, String name) {
        story = PresetStory.open(calendar, "hotel", day);
        return guest(name);
    }

    /** Somebody who has stayed, was given a card at the desk, and took it over on the phone. */
    private Phone guest(String name) {
        Phone phone = story.shop().stranger(name, Phone.anyNumber());
        card("guest", Map.of("phone", phone.number(), "saleId", stay(10_000))).expect(201);
        phone.join(story.shop().joinCode()).expect(200);
        return phone;
    }

    /** A stay that was paid, by a stranger yet; the sale's id. */
    private String stay(long fen) {
        return story.cashier()
                .move(
                        STAFF + "sales",
                        Map.of(
                                "storeId",
                                story.shop().storeId(),
                                "totalFen",
                                fen,
                                "tenders",
                                List.of(Map.of("kind", "wechat", "amountFen", fen))))
                .expect(201)
                .text("id");
    }

    /** Asks the desk for a card. */
    private Exchange card(String kind, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("storeId", story.shop().storeId());
        wish.put("termsVersion", Premises.TERMS);
        wish.put(
                "consents",
                List.of(
                        Map.of("document", "terms", "version", Premises.TERMS),
                        Map.of("document", "privacy", "version", Premises.TERMS)));
        return story.cashier().move(STAFF + "counter-cards", wish);
    }

    /**
     * A card from the first stay on: of today, of ¥100 at least, and each stay for one card. Who gives it earns ¥5. The
     * business card costs ¥198, is sold for ¥20, and brings a breakfast; a lost card is replaced for ¥20.
     */
    @Test
    void aGuestsCardComesWithAStayAndABusinessCardIsBought() {
        Phone guest = openWith("2024-02-28", "前台");
        String yesterday = stay(20_000);
        story.turnTo("2024-02-29");
        Phone second = story.shop().stranger("前台二", Phone.anyNumber());
        second.join(story.shop().joinCode()).refused(409, "CARD_AT_COUNTER");
        card("guest", Map.of("phone", second.number(), "saleId", yesterday)).refused(409, "SALE_NOT_FIT");
        card("guest", Map.of("phone", second.number(), "saleId", stay(9_999))).refused(409, "SALE_NOT_FIT");
        String stay = stay(10_000);
        card("guest", Map.of("phone", second.number(), "saleId", stay)).expect(201);
        card("guest", Map.of("phone", Phone.anyNumber(), "saleId", stay)).refused(409, "SALE_NOT_FIT");
        story.cashier()
                .move(STAFF + "shifts", Map.of("storeId", story.shop().storeId(), "openingCashFen", 0))
                .expect(201);

        Exchange bought = card("business", Map.of("cardId", guest.cardId(), "channel", "cash"))
                .expect(201);

        assertThat(bought.fen("/feeFen")).isEqualTo(19_800);
        assertThat(story.coupons(guest, "usable")).containsExactly("breakfast");
        Map<String, Object> lost = Map.of(
                "cardId", bought.text("cardId"), "storeId", story.shop().storeId(), "channel", "cash", "reason", "遗失");
        assertThat(story.cashier()
                        .move(STAFF + "counter-reissues", lost)
                        .expect(201)
                        .fen("/feeFen"))
                .isEqualTo(2_000);
        assertThat(story.ledger("card_fee")).isEqualTo(19_800 + 2_000);
        assertThat(story.cashier()
                        .get(STAFF + "commission-statements?month=2024-02")
                        .expect(200)
                        .fen("/items/0/cardsFen"))
                .isEqualTo(500 + 500 + 2_000);
        story.verify();
    }

    private static List<Map<String, Object>> bill(String sku, long amountFen) {
        return List.of(PresetStory.line(sku, 1, amountFen));
    }

    /**
     * ¥10 is a point; what is below is carried. 10 points pay ¥1, up to 30 % of a bill.
     *
     * <pre>
     * 2022-02-10  room    288.88                            28 points, 8.88 carried; breakfast for the first stay
     *             dinner    1.12                             1 point: 29
     *             room  1,280.00                           128 points: 157
     *             dinner  500.00: 157 points pay 15.70     due 484.30: 48 points, 4.30 carried
     *             ticket  300.00 paid for the guest          none
     * 2022-02-10 + 24 months, to the end of the month       2024-02-29 is their last day
     * </pre>
     */
    @Test
    void tenYuanAreAPointAndPointsPayAPartOfTheBill() {
        Phone guest = openWith("2022-02-10", "住客");
        story.buy(guest, bill("room", 28_888), 28_888);
        assertThat(story.points(guest)).isEqualTo(28);
        assertThat(story.coupons(guest, "usable")).containsExactly("breakfast");
        story.buy(guest, bill("dinner", 112), 112);
        assertThat(story.points(guest)).isEqualTo(29);
        story.buy(guest, bill("room", 128_000), 128_000);
        assertThat(story.points(guest)).isEqualTo(157);

        story.buyWith(guest, bill("dinner", 50_000), Map.of("points", 157), 48_430);

        assertThat(story.points(guest)).isEqualTo(48);
        story.buy(guest, bill("train-ticket", 30_000), 30_000);
        assertThat(story.points(guest)).isEqualTo(48);
        story.turnTo("2024-02-29");
        assertThat(story.points(guest)).isEqualTo(48);
        story.turnTo("2024-03-01");
        assertThat(story.points(guest)).isZero();
        story.verify();
    }

    /** The breakfast of the first stay is ¥176 at most off a breakfast, for 180 days; a second stay brings none. */
    @Test
    void theFirstStayBringsABreakfast() {
        Phone guest = openWith("2024-02-28", "首住");
        story.buy(guest, bill("dinner", 20_000), 20_000);
        assertThat(story.coupons(guest, "usable")).isEmpty();
        Phone other = guest("首住二");
        story.buy(other, bill("room", 60_000), 60_000);
        story.buy(other, bill("room", 60_000), 60_000);

        story.buyWith(other, bill("breakfast", 19_600), story.with(other, "breakfast"), 2_000);

        assertThat(story.coupons(other, "usable")).isEmpty();
    }

    /**
     * A year of a great guest, and the years after.
     *
     * <pre>
     * day            list      pays           due    points           spent in the year  level then
     * 2023-12-20   5,000.00  100 %      5,000.00    500               5,000.00           silver
     *             15,000.00   98 %     14,700.00  1,764              19,700.00           silver
     *              1,000.00   98 %        980.00    117.6            20,680.00           gold
     * ticket         300.00  100 %        300.00      0              20,980.00           gold
     *             30,000.00   95 %     28,500.00  4,275              49,480.00           gold
     *              1,000.00   95 %        950.00    142.5            50,430.00           diamond; 6,799.1 points
     * 2024-01-01  review: 2023 was enough, kept until 2025-01-01
     * 2024-02-29   1,000.00   90 %        900.00    180, 6,979.1
     * 2025-01-01  review: ¥900 in 2024: one step down, gold, kept until 2026-01-01
     * 2026-01-01  review: nothing in 2025: silver. The points of 2023-12 have ended with 2025-12: 180 are left
     * 2026-03-01  those of 2024-02 have ended with 2026-02
     * </pre>
     */
    @Test
    void tiersAreEarnedInAYearAndLostOneByOne() {
        Phone guest = openWith("2023-12-20", "贵宾");
        story.buy(guest, bill("room", 500_000), 500_000);
        assertStanding(guest, "silver", "2024-01-01", 500);
        story.buy(guest, bill("room", 1_500_000), 1_470_000);
        assertStanding(guest, "silver", "2024-01-01", 2_264);
        story.buy(guest, bill("dinner", 100_000), 98_000);
        assertStanding(guest, "gold", "2024-01-01", 2_381);
        story.buy(guest, bill("train-ticket", 30_000), 30_000);
        story.buy(guest, bill("room", 3_000_000), 2_850_000);
        assertStanding(guest, "gold", "2024-01-01", 6_656);
        story.buy(guest, bill("dinner", 100_000), 95_000);
        assertStanding(guest, "diamond", "2024-01-01", 6_799);
        assertThat(story.tier(guest).at("/benefits").findValuesAsText("code"))
                .containsExactly("early-check-in", "late-check-out", "contact");

        story.turnTo("2024-01-01");
        assertStanding(guest, "diamond", "2025-01-01", 6_799);
        story.turnTo("2024-02-29");
        story.buy(guest, bill("room", 100_000), 90_000);
        story.turnTo("2025-01-01");
        assertStanding(guest, "gold", "2026-01-01", 6_979);
        story.turnTo("2025-12-31");
        assertStanding(guest, "gold", "2026-01-01", 6_979);
        story.turnTo("2026-01-01");
        assertStanding(guest, "silver", "2027-01-01", 180);
        story.turnTo("2026-03-01");
        assertThat(story.points(guest)).isZero();
        story.verify();
    }

    private void assertStanding(Phone guest, String level, String keptUntil, long points) {
        Exchange tier = story.tier(guest);
        assertThat(List.of(tier.text("level"), tier.text("keptUntil"))).containsExactly(level, keptUntil);
        assertThat(story.points(guest)).isEqualTo(points);
    }

    /** Gold from ¥20,000: out until 15:00 rather than 14:00 twice a month, in early twelve times a year. */
    @Test
    void aGoldGuestComesEarlyAndLeavesLate() {
        Phone guest = openWith("2024-02-29", "金卡");
        grant(guest, "late-check-out").refused(409, "BENEFIT_NOT_HELD");
        story.buy(guest, bill("room", 2_000_000), 2_000_000);

        JsonNode benefits = story.tier(guest).at("/benefits");

        assertThat(benefits.at("/1/text/zh").asText()).isEqualTo("15:00 前退房（平时 14:00）");
        grant(guest, "late-check-out").expect(201);
        grant(guest, "late-check-out").expect(201);
        grant(guest, "late-check-out").refused(409, "BENEFIT_USED_UP");
        grant(guest, "early-check-in").expect(201);
        grant(guest, "contact").refused(409, "BENEFIT_NOT_HELD");
        story.turnTo("2024-03-01");
        grant(guest, "late-check-out").expect(201);
        JsonNode after = story.tier(guest).at("/benefits");
        assertThat(after.findValuesAsText("left")).containsExactly("11", "1");
    }

    private Exchange grant(Phone guest, String benefit) {
        return story.cashier()
                .move(
                        STAFF + "members/" + story.memberOf(guest) + "/benefits/" + benefit + "/uses",
                        Map.of("storeId", story.shop().storeId()));
    }

    /**
     * Warned, then frozen by two for 60 days; a third upholds it; on the day after the last the card is free again:
     * 2024-01-01 + 60 days = 2024-03-01, for February has 29.
     */
    @Test
    void aBreachIsWarnedThenFrozenAndAThirdDecidesTheAppeal() {
        Phone guest = openWith("2024-01-01", "违规");
        Caller arbiter = story.shop().hireForAll("arbiter");
        propose(guest, "warn", "smoke-free-rooms").expect(201);
        propose(guest, "cancel", "smoke-free-rooms").expect(400);
        String measure = agreed(propose(guest, "freeze", "own-stays").expect(202));
        guest.app().get(MEMBER + "card/codes").refused(409, "CARD_STATE_FORBIDS");
        String appeal = member(guest, "measures/" + measure + "/appeals", Map.of("text", "是家人入住"))
                .expect(201)
                .at("/appeal/id")
                .asText();
        String decision = STAFF + "measure-appeals/" + appeal + "/decision";
        Map<String, Object> uphold = Map.of("lift", false, "reason", "多次转售");

        story.manager().move(decision, uphold).refused(403, "PARTY_TO_MEASURE");
        story.shop().owner().move(decision, uphold).refused(403, "PARTY_TO_MEASURE");
        arbiter.move(decision, uphold).expect(200);

        story.turnTo("2024-02-29");
        assertThat(state(guest)).isEqualTo("in_force");
        story.turnTo("2024-03-02");
        Story.until(() -> "ended".equals(state(guest)), "the freeze is over");
        story.buyWith(guest, bill("dinner", 1_000), Map.of(), 1_000);
        story.verify();
    }

    /** ¥3,000 and ¥200 are on the card of one who is cancelled: the ¥3,000 go back the way they came. */
    @Test
    void whoIsCancelledGetsTheirMoneyBack() {
        Phone guest = openWith("2024-02-20", "除名");
        story.recharge(guest, "pay-3000-get-200");
        String card = guest.cardId();

        agreed(propose(guest, "cancel", "own-stays").expect(202));

        story.turnTo("2024-02-26");
        assertThat(status(card)).isEqualTo("active");
        story.turnTo("2024-02-28");
        Story.until(() -> "frozen".equals(status(card)), "the notice is over");
        story.turnTo("2024-03-08");
        Story.until(() -> "closed".equals(status(card)), "the card is closed, its money is back");
        story.verify();
    }

    private String status(String card) {
        return story.shop().owner().get(STAFF + "cards/" + card).expect(200).text("status");
    }

    private Exchange propose(Phone guest, String kind, String rule) {
        return story.manager()
                .move(
                        STAFF + "members/" + story.memberOf(guest) + "/measures",
                        Map.of(
                                "kind",
                                kind,
                                "rule",
                                rule,
                                "reason",
                                "违反住客公约",
                                "evidence",
                                List.of(Map.of("text", "登记簿"))));
    }

    /** The owner agrees; the measure's id. */
    private String agreed(Exchange proposed) {
        return story.shop()
                .owner()
                .post(
                        STAFF + "approvals/" + proposed.at("/approval/id").asText() + "/decision",
                        Map.of("approve", true, "reason", "看过记录"))
                .expect(200)
                .at("/result/measureId")
                .asText();
    }

    private static Exchange member(Phone guest, String path, Map<String, ?> body) {
        return guest.app().move(MEMBER + path, body);
    }

    private static String state(Phone guest) {
        return guest.app()
                .get(MEMBER + "measures")
                .expect(200)
                .at("/items/0/state")
                .asText();
    }
}
