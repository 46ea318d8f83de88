package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code club}: ¥365 a year and ¥300 for another; told before it ends, never paid by itself, left by one
 * tap; and a promise to spend that makes prices lower.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ClubStoryTest {

    private static final Map<String, ?> NOTHING = Map.of();

    private final StoryCalendar calendar;
    private final Superuser database;
    private PresetStory story;
    private PaidCards cards;

    ClubStoryTest(StoryCalendar calendar, Superuser database) {
        this.calendar = calendar;
        this.database = database;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    private Phone openWith(String day, String name) {
        story = PresetStory.open(calendar, "club", day);
        cards = new PaidCards(story);
        return cards.bought(name, "annual", NOTHING);
    }

    private static List<Map<String, Object>> wine() {
        return List.of(PresetStory.line("red-wine", 1, 18_800L));
    }

    /**
     * A year from the leap day, and another one.
     *
     * <pre>
     * 2024-02-29  pays ¥365; benefits to 2025-02-28; wine of ¥188 is ¥158: 15 points, ¥8 carried
     * 2025-01-28  nothing is told yet
     * 2025-01-29  30 days before: told
     * 2025-02-28  the last day: wine is ¥158, 31 points with what was carried
     * 2025-03-01  over: wine is ¥188 and earns nothing; nothing was paid by itself, fees stay at ¥365
     *             pays ¥300: benefits to 2026-03-01, wine is ¥158 again: 47 points (15.8 × 3 = 47.4)
     * </pre>
     */
    @Test
    void aYearIsPaidForAndAnotherOneOnlyByAnotherTap() {
        Phone member = openWith("2024-02-29", "年卡");
        assertThat(benefitsUntil(member)).isEqualTo("2025-02-28");
        assertThat(story.ledger("card_fee")).isEqualTo(36_500);
        story.buy(member, wine(), 15_800);
        assertThat(story.points(member)).isEqualTo(15);
        story.turnTo("2025-01-28");
        assertThat(told("CardTermEnding")).isZero();
        story.turnTo("2025-01-29");
        assertThat(told("CardTermEnding")).isEqualTo(1);
        story.turnTo("2025-02-28");
        story.buy(member, wine(), 15_800);
        assertThat(story.points(member)).isEqualTo(31);

        story.turnTo("2025-03-01");

        assertThat(told("CardTermEnded")).isEqualTo(1);
        assertThat(story.ledger("card_fee")).isEqualTo(36_500);
        story.buy(member, wine(), 18_800);
        assertThat(story.points(member)).isEqualTo(31);
        Exchange order = cards.renewal(member).expect(201);
        assertThat(order.at("/order/totalFen").asLong()).isEqualTo(30_000);
        cards.pay(member, order);
        assertThat(benefitsUntil(member)).isEqualTo("2026-03-01");
        assertThat(story.ledger("card_fee")).isEqualTo(66_500);
        story.buy(member, wine(), 15_800);
        assertThat(story.points(member)).isEqualTo(47);
        story.verify();
    }

    /** Paid before the end, the second year goes on where the first one ends: 2025-02-28 is not lost. */
    @Test
    void whoPaysEarlyLosesNoDay() {
        Phone member = openWith("2024-02-29", "早续");
        story.turnTo("2025-01-30");

        cards.pay(member, cards.renewal(member).expect(201));

        assertThat(benefitsUntil(member)).isEqualTo("2026-02-28");
        story.turnTo("2025-03-01");
        assertThat(told("CardTermEnded")).isZero();
        story.buy(member, wine(), 15_800);
        story.verify();
    }

    /** Whoever taps on leaving has no more benefits and hears no more; ¥200 on the card are still theirs. */
    @Test
    void oneTapIsEnoughToLeave() {
        Phone member = openWith("2024-03-01", "退会");
        member.pay(member.app()
                .move(MEMBER + "recharge-orders", Map.of("amountFen", 20_000, "termsVersion", Premises.TERMS))
                .expect(201)
                .at("/payment"));
        Story.until(() -> member.totalFen() == 20_000, "¥200 are on the card");

        member.app()
                .move(MEMBER + "card/leaving?cardId=" + member.cardId(), Map.of())
                .expect(200);

        assertThat(told("CardLeft")).isEqualTo(1);
        story.payByCard(member, wine()).expect(201);
        assertThat(member.totalFen()).isEqualTo(1_200);
        assertThat(story.points(member)).isZero();
        story.turnTo("2025-02-28");
        assertThat(told("CardTermEnding")).isZero();
        story.verify();
    }

    /**
     * The promise to spend ¥10,000 in a calendar year.
     *
     * <pre>
     * 2023-12-20  spends ¥10,000: promised at once, 95 % for the rest of 2023
     * 2024-01-01  2023 was enough: kept until 2025-01-01
     * 2024-02-29  house ¥1,000 is ¥950; wine stays at its member price of ¥158: both together are ¥1,108
     * 2024-12-01  another year of membership is paid
     * 2025-01-01  2024 was not enough: thirty days of grace
     * 2025-01-30  still promised
     * 2025-01-31  a member again
     * </pre>
     */
    @Test
    void aPromiseToSpendIsKeptOrLost() {
        Phone member = openWith("2023-12-20", "承诺");
        story.buy(member, List.of(PresetStory.line("banquet", 1, 1_000_000L)), 1_000_000);
        assertThat(story.level(member)).isEqualTo("promised");
        story.turnTo("2024-01-01");
        assertThat(story.tier(member).text("keptUntil")).isEqualTo("2025-01-01");
        story.turnTo("2024-02-29");
        List<Map<String, Object>> evening =
                List.of(PresetStory.line("banquet", 1, 100_000L), PresetStory.line("red-wine", 1, 18_800L));

        story.buy(member, evening, 110_800);

        story.turnTo("2024-12-01");
        cards.pay(member, cards.renewal(member).expect(201));
        story.turnTo("2025-01-30");
        assertThat(story.level(member)).isEqualTo("promised");
        assertThat(story.tier(member).at("/inGrace").asBoolean()).isTrue();
        story.turnTo("2025-01-31");
        assertThat(story.level(member)).isEqualTo("member");
        story.verify();
    }

    private static String benefitsUntil(Phone member) {
        return member.app().get(MEMBER + "card").expect(200).text("benefitsUntil");
    }

    /** How many such events there are of this merchant. */
    private long told(String type) {
        story.settle();
        return database.number("select count(*) from outbox_event e join merchant m on m.id = e.merchant_id"
                + " where m.code = '" + story.shop().code() + "' and e.type = '" + type + "'");
    }
}
