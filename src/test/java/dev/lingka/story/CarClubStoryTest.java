package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
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
 * The preset {@code car-club}: cards that money is paid onto, the card that is bought, what staff earn by selling them,
 * ¥1 is a point, the chance of a fuel card, and a lost card that is replaced.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CarClubStoryTest {

    private static final Map<String, ?> NOTHING = Map.of();

    private final StoryCalendar calendar;
    private PresetStory story;
    private PaidCards cards;

    CarClubStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    private void open(String day) {
        story = PresetStory.open(calendar, "car-club", day);
        cards = new PaidCards(story);
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    private static Map<String, ?> paying(long fen) {
        return Map.of("amountFen", fen);
    }

    private static List<Map<String, Object>> basket(String sku, long amountFen) {
        return List.of(PresetStory.line(sku, 1, amountFen));
    }

    /**
     * The recharge card asks for ¥500 at first, and holds it. ¥1 is a point, cents are carried.
     *
     * <pre>
     * 2023-12-10  pays ¥500                        500.00 on the card
     * 2023-12-11  oil   88.50 from the card        411.50    88 points
     * 2023-12-12  oil    0.50 from the card        411.00    89 points
     * 2024-02-29  tyre 300.00 from the card        111.00   389 points
     * 2024-12-31  all are there; on 2025-01-01 those of 2023 are over: 300
     * 2026-01-01  those of 2024 are over, too; ¥111 is still on the card
     * </pre>
     */
    @Test
    void aRechargeCardBeginsWithFiveHundredAndEarns() {
        open("2023-12-10");
        Phone driver = story.shop().stranger("车主", Phone.anyNumber());
        cards.order(driver, story.shop().joinCode(), "recharge", paying(49_900))
                .refused(409, "FIRST_RECHARGE_TOO_SMALL");
        driver.join(story.shop().joinCode()).refused(409, "CARD_TO_BE_BOUGHT");

        cards.pay(
                driver,
                cards.order(driver, story.shop().joinCode(), "recharge", paying(50_000))
                        .expect(201));

        assertThat(driver.totalFen()).isEqualTo(50_000);
        assertThat(story.ledger("card_fee")).isZero();
        story.turnTo("2023-12-11");
        story.payByCard(driver, basket("oil-change", 8_850)).expect(201);
        assertThat(story.points(driver)).isEqualTo(88);
        story.turnTo("2023-12-12");
        story.payByCard(driver, basket("oil-change", 50)).expect(201);
        assertThat(story.points(driver)).isEqualTo(89);
        story.turnTo("2024-02-29");
        story.payByCard(driver, basket("tyre", 30_000)).expect(201);
        story.turnTo("2024-12-31");
        assertThat(story.points(driver)).isEqualTo(389);
        story.turnTo("2025-01-01");
        assertThat(story.points(driver)).isEqualTo(300);
        story.turnTo("2026-01-01");
        assertThat(story.points(driver)).isZero();
        assertThat(driver.totalFen()).isEqualTo(11_100);
        story.verify();
    }

    /** ¥200 for the purchase card, which holds no money and brings no points. */
    @Test
    void aPurchaseCardCostsTwoHundredAndEarnsNothing() {
        open("2024-02-29");

        Phone driver = cards.bought("购卡", "purchase", NOTHING);

        assertThat(story.ledger("card_fee")).isEqualTo(20_000);
        assertThat(driver.totalFen()).isZero();
        story.buy(driver, basket("oil-change", 68_000), 68_000);
        assertThat(story.points(driver)).isZero();
        story.verify();
    }

    /**
     * What is paid onto the cards within twelve months makes the tier: ¥1,000 at first is silver, 98 % of service and
     * parts, the whole of fuel; ¥2,000 more come to ¥3,000: supreme, 90 %. Both are over a year later, but one step a
     * review: gold in 2025, after the thirty days of grace.
     */
    @Test
    void whatIsPaidInMakesTheTier() {
        open("2024-01-31");
        Phone driver = cards.bought("银卡", "recharge-silver", paying(100_000));
        assertThat(story.level(driver)).isEqualTo("silver");
        story.buy(
                driver, List.of(PresetStory.line("tyre", 1, 50_000L), PresetStory.line("petrol", 1, 30_000L)), 79_000);
        story.turnTo("2024-02-29");

        story.recharge(driver, "pay-2000-get-100");

        assertThat(story.level(driver)).isEqualTo("supreme");
        assertThat(driver.totalFen()).isEqualTo(310_000);
        story.buy(driver, basket("oil-change", 10_000), 9_000);
        assertThat(story.tier(driver).at("/benefits").findValuesAsText("code")).containsExactly("wash", "rescue");
        story.turnTo("2025-03-29");
        assertThat(story.level(driver)).isEqualTo("supreme");
        story.turnTo("2025-04-01");
        assertThat(story.level(driver)).isEqualTo("gold");
        story.verify();
    }

    /**
     * The host's code sells one card of each grade and a purchase card.
     *
     * <pre>
     *                   2023-12   2024-01
     * recharge             2,000
     * recharge-silver      2,500
     * recharge-gold        3,500
     * recharge-supreme     5,000
     * purchase             2,000            closed on 2024-01-10, within 30 days: taken back
     * together            15,000   −2,000
     * </pre>
     */
    @Test
    void whoSellsACardEarnsByItsGrade() {
        open("2023-12-31");
        String host = story.shop().hire("host");
        String code = story.shop()
                .owner()
                .post(
                        STAFF + "stores/" + story.shop().storeId() + "/join-codes",
                        Map.of("source", "staff", "staffId", host))
                .expect(201)
                .text("code");
        cards.bought("普通", code, "recharge", paying(50_000));
        cards.bought("银", code, "recharge-silver", paying(100_000));
        cards.bought("金", code, "recharge-gold", paying(200_000));
        cards.bought("至尊", code, "recharge-supreme", paying(300_000));
        Phone buyer = cards.bought("购卡", code, "purchase", NOTHING);
        assertEarned("2023-12", 15_000, 0);

        story.turnTo("2024-01-10");
        story.manager()
                .move(STAFF + "cards/" + buyer.cardId() + "/closing", Map.of("reason", "卖车了"))
                .expect(200);

        assertEarned("2023-12", 15_000, 0);
        assertEarned("2024-01", 0, 2_000);
        story.verify();
    }

    private void assertEarned(String month, long cardsFen, long takenBackFen) {
        story.settle();
        JsonNode line = story.shop()
                .as("host")
                .get(STAFF + "commission-statements?month=" + month)
                .expect(200)
                .at("/items/0");
        assertThat(List.of(
                        line.path("cardsFen").asLong(),
                        line.path("takenBackFen").asLong(),
                        line.path("totalFen").asLong()))
                .containsExactly(cardsFen, takenBackFen, cardsFen - takenBackFen);
    }

    /** One in twenty: numbers below 500 of 10,000 win the ¥100 fuel card. Three tickets take 300 of 350 points. */
    @Test
    void pointsAreAChanceOfAFuelCard() {
        open("2024-02-29");
        Phone driver = cards.bought("抽奖", "recharge", paying(50_000));
        story.buy(driver, basket("tyre", 35_000), 35_000);
        for (int i = 0; i < 3; i++) {
            JsonNode draw = story.take(driver, "fuel-chance").expect(201).at("/draws/0");
            boolean won = draw.path("drawn").asLong() < 500;

            assertThat(draw.path("outcome").asText()).isEqualTo(won ? "won" : "blank");
        }
        assertThat(story.points(driver)).isEqualTo(50);
        story.take(driver, "fuel-chance").refused(409, "INSUFFICIENT_POINTS");
        story.verify();
    }

    /** A lost card pays nothing more; for ¥10 in cash there is another number with the same ¥500. */
    @Test
    void aLostCardIsReplaced() {
        open("2024-02-29");
        Phone driver = cards.bought("挂失", "recharge", paying(50_000));
        String card = driver.cardId();
        String number = driver.app().get(MEMBER + "card").expect(200).text("number");
        String code = driver.codes().get(0);
        driver.app().move(MEMBER + "card/loss", Map.of()).expect(200);
        story.cashier()
                .move(
                        STAFF + "charges",
                        Map.of("cardCode", code, "storeId", story.shop().storeId(), "totalFen", 1_000))
                .expect(409);
        story.manager()
                .move(STAFF + "cards/" + card + "/reissue", Map.of("reason", "补卡"))
                .refused(409, "REISSUE_FEE_DUE");
        story.cashier()
                .move(STAFF + "shifts", Map.of("storeId", story.shop().storeId(), "openingCashFen", 0))
                .expect(201);

        Map<String, Object> wish =
                Map.of("cardId", card, "storeId", story.shop().storeId(), "channel", "cash", "reason", "补卡");
        Exchange reissued =
                story.cashier().move(STAFF + "counter-reissues", wish).expect(201);

        assertThat(reissued.fen("/feeFen")).isEqualTo(1_000);
        assertThat(driver.app().get(MEMBER + "card").expect(200).text("number")).isNotEqualTo(number);
        assertThat(driver.totalFen()).isEqualTo(50_000);
        assertThat(story.ledger("card_fee")).isEqualTo(1_000);
        story.turnTo("2024-03-01");
        story.payByCard(driver, basket("oil-change", 1_000)).expect(201);
        story.verify();
    }
}
