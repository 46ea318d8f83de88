package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code nursery}: what is bought in a month decides the price of this month and the next; ¥100 is a point;
 * points buy vouchers; nobody has a card in hand.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class NurseryStoryTest {

    private static final List<Map<String, Object>> NO_LINES = List.of();

    private final StoryCalendar calendar;
    private PresetStory story;

    NurseryStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "nursery", "2023-12-05");
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * A grower over a year's end, a leap day and two falls.
     *
     * <pre>
     * day           list       pays           due       points   month       level then   kept until
     * 2023-12-05     5,000.00  100 %      5,000.00   50           5,000.00   silver       2024-01-01
     * 2023-12-20     6,000.00   95 %      5,700.00   57          10,700.00   gold         2024-01-01
     * 2024-01-01     review: December's 10,700.00 are gold                   gold         2024-02-01
     * 2024-01-08     1,234.56   90 %      1,111.10   11           1,111.10   gold
     * 2024-02-01     review: January's 1,111.10 are nothing                  grower
     * 2024-02-29    60,000.00  100 %     60,000.00  600          60,000.00   diamond      2024-03-01
     * 2024-03-31    10,000.00   88 %      8,800.00   88           8,800.00   diamond      2024-04-01
     * 2024-04-01     review: March's 8,800.00 are silver                     silver       2024-05-01
     * 2024-04-02        99.99   95 %         94.99    0
     * 2024-05-01     review: April's 94.99 are nothing                       grower
     * </pre>
     */
    @Test
    void aMonthsPurchasesDecideThisMonthAndTheNext() {
        Phone grower = story.shop().member("老园丁");
        assertThat(story.level(grower)).isEqualTo("grower");

        story.buy(grower, 500_000);
        assertStanding(grower, "silver", "2024-01-01");
        story.turnTo("2023-12-20");
        story.buy(grower, 600_000, 570_000);
        assertStanding(grower, "gold", "2024-01-01");
        assertThat(story.points(grower)).isEqualTo(107);

        story.turnTo("2024-01-01");
        assertStanding(grower, "gold", "2024-02-01");
        story.turnTo("2024-01-08");
        story.buy(grower, 123_456, 111_110);
        story.turnTo("2024-02-01");
        assertThat(story.level(grower)).isEqualTo("grower");

        story.turnTo("2024-02-29");
        story.buy(grower, 6_000_000);
        assertStanding(grower, "diamond", "2024-03-01");
        assertThat(story.tier(grower).at("/benefits").findValuesAsText("code"))
                .containsExactly("arrivals", "outlook", "first-pick");
        story.turnTo("2024-03-31");
        story.buy(grower, 1_000_000, 880_000);
        assertStanding(grower, "diamond", "2024-04-01");
        story.turnTo("2024-04-01");
        assertStanding(grower, "silver", "2024-05-01");
        story.turnTo("2024-04-02");
        story.buy(grower, 9_999, 9_499);
        story.turnTo("2024-05-01");
        assertThat(story.level(grower)).isEqualTo("grower");
        assertThat(story.points(grower)).isEqualTo(50 + 57 + 11 + 600 + 88);
        story.verify();
    }

    /**
     * ¥11,000 in December are 110 points, ¥40,000 in January 400 at 90 % = ¥36,000: 360. The voucher takes 100 of the
     * oldest, 10 of 2023 are left and end with 2024; those of 2024 end with 2025.
     *
     * <pre>
     * 2024-04-01  list 300.00  at 100 %, less the ¥20 voucher = 280.00, 2 points: 10 + 360 + 2
     * 2025-01-01                                                        360 + 2
     * 2026-01-01                                                        0
     * </pre>
     */
    @Test
    void pointsBuyVouchersAndEndWithTheNextYear() {
        Phone grower = story.shop().member("攒分");
        story.buy(grower, 1_100_000);
        story.turnTo("2024-01-15");
        story.buy(grower, 4_000_000, 3_600_000);
        assertThat(story.points(grower)).isEqualTo(470);
        story.turnTo("2024-04-01");

        story.take(grower, "voucher-20").expect(201);

        assertThat(story.points(grower)).isEqualTo(370);
        story.take(grower, "voucher-100").refused(409, "INSUFFICIENT_POINTS");
        var basket = List.of(PresetStory.line("camellia", 3, 30_000));
        story.buyWith(grower, basket, story.with(grower, "voucher-20"), 28_000);
        assertThat(story.points(grower)).isEqualTo(10 + 360 + 2);
        story.turnTo("2024-12-31");
        assertThat(story.points(grower)).isEqualTo(372);
        story.turnTo("2025-01-01");
        assertThat(story.points(grower)).isEqualTo(362);
        story.turnTo("2026-01-01");
        assertThat(story.points(grower)).isZero();
        story.verify();
    }

    /**
     * ¥5,000 on the leap day are silver at once. ¥1 of it comes back: 50 points × 1 ÷ 5,000 is none, the level stays
     * until the review, and February's ¥4,999 are not enough for March.
     */
    @Test
    void aMemberIsKnownByNumberAndAReturnCountsAtTheReview() {
        Phone grower = story.shop().member("凭号");
        String number = grower.app().get("/api/v1/member/card").expect(200).text("number");
        story.turnTo("2024-02-29");

        var sale = story.charge(Map.of("memberNumber", number), 500_000, 500_000, NO_LINES, Map.of())
                .expect(201)
                .at("/sale");
        story.refund(sale, 100).expect(201);

        assertThat(sale.path("identifiedBy").asText()).isEqualTo("member_number");
        assertThat(story.points(grower)).isEqualTo(50);
        assertThat(story.level(grower)).isEqualTo("silver");
        assertThat(story.tier(grower).fen("/counted/spendFen")).isEqualTo(499_900);
        story.turnTo("2024-03-01");
        assertThat(story.level(grower)).isEqualTo("grower");
        story.cashier()
                .post(STAFF + "recognitions", Map.of("phone", grower.number()))
                .expect(200);
        story.verify();
    }

    private void assertStanding(Phone who, String level, String keptUntil) {
        Exchange tier = story.tier(who);
        assertThat(List.of(tier.text("level"), tier.text("keptUntil"))).containsExactly(level, keptUntil);
    }
}
