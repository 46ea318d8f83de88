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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The preset {@code coffee-stars}: recharge and pay with the card, two stars for each yuan, levels and drinks by stars. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CoffeeStarsStoryTest {

    private final StoryCalendar calendar;
    private PresetStory story;

    CoffeeStarsStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "coffee-stars", "2023-12-31");
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * ¥100 bring ¥5. Each payment is split by the two balances, the odd fen falls on bonus.
     *
     * <pre>
     *                    principal   bonus   stars
     * recharge            100.00      5.00     0
     * latte 33.00         −31.42     −1.58    66     3300 × 10000 ÷ 10500 = 3142.8
     * left                 68.58      3.42
     * mocha 36.50         −34.76     −1.74    73     3650 × 6858 ÷ 7200 = 3476.6
     * left                 33.82      1.68   139
     * </pre>
     *
     * The mocha goes back in full: 73 stars and its parts of the money return. What is left of the card then is 72.00.
     */
    @Test
    void theCardIsRechargedAndPays() {
        Phone guest = story.shop().member("刷卡");
        story.recharge(guest, "cup-100");
        assertThat(guest.totalFen()).isEqualTo(10_500);

        JsonNode latte = paid(guest, "latte", 3_300, 0);
        JsonNode mocha = paid(guest, "mocha", 3_650, 1);

        assertThat(List.of(
                        latte.path("principalFen").asLong(),
                        latte.path("bonusFen").asLong()))
                .containsExactly(3_142L, 158L);
        assertThat(List.of(
                        mocha.path("principalFen").asLong(),
                        mocha.path("bonusFen").asLong()))
                .containsExactly(3_476L, 174L);
        assertThat(guest.totalFen()).isEqualTo(3_550);
        assertThat(story.points(guest)).isEqualTo(139);
        story.refund(mocha, 3_650).expect(201);
        assertThat(guest.totalFen()).isEqualTo(7_200);
        assertThat(story.points(guest)).isEqualTo(66);
        story.verify();
    }

    /**
     * Stars over a leap day, a year's end and two month ends.
     *
     * <pre>
     * 2023-12-31     99.50   199 stars     level 199  bean           until 2024-12-31
     * 2024-02-29     25.50    51           level 250  green, a drink until 2025-02-28
     * 2024-03-01    a drink for 100: 150 are left (99 of 2023), and the level stays
     * 2024-05-31    375.00   750           level 1000 gold, a drink  until 2025-05-31
     * 2024-12-31              900
     * 2025-01-01              the 99 of 2023 are over: 801
     * 2025-02-28              801
     * 2025-03-01              the leap day's 51 are over: 750
     * 2025-06-01              0
     * 2025-07-01    gold was earned on 2024-05-31 for twelve months, and thirty days of grace are over: one level down
     * </pre>
     */
    @Test
    void starsMakeLevelsAndBuyDrinks() {
        Phone guest = story.shop().member("集星");
        story.buy(guest, 9_950);
        assertThat(story.points(guest)).isEqualTo(199);
        assertThat(story.level(guest)).isEqualTo("bean");
        story.turnTo("2024-02-29");
        story.buy(guest, 2_550);
        assertThat(story.level(guest)).isEqualTo("green");
        assertThat(story.coupons(guest, "usable")).containsExactly("free-drink");

        story.turnTo("2024-03-01");
        story.take(guest, "free-drink").expect(201);
        assertThat(story.points(guest)).isEqualTo(150);
        assertThat(story.coupons(guest, "usable")).hasSize(2);
        assertThat(story.level(guest)).isEqualTo("green");
        // A mocha for ¥36.50 and a cake for ¥18: the drink is free, 36 stars for the cake.
        var tray = List.of(line("mocha", 1, 3_650), line("cake", 1, 1_800));
        JsonNode sale = story.buyWith(guest, tray, story.with(guest, "free-drink"), 1_800);
        story.refund(sale, 1_800).expect(201);
        assertThat(story.points(guest)).isEqualTo(150);
        assertThat(story.coupons(guest, "usable")).hasSize(2);

        story.turnTo("2024-05-31");
        assertThat(story.coupons(guest, "usable")).isEmpty();
        story.buy(guest, 37_500);
        assertThat(story.level(guest)).isEqualTo("gold");
        assertThat(story.coupons(guest, "usable")).containsExactly("free-drink");
        story.turnTo("2024-12-31");
        assertThat(story.points(guest)).isEqualTo(900);
        story.turnTo("2025-01-01");
        assertThat(story.points(guest)).isEqualTo(801);
        story.turnTo("2025-02-28");
        assertThat(story.points(guest)).isEqualTo(801);
        story.turnTo("2025-03-01");
        assertThat(story.points(guest)).isEqualTo(750);
        story.turnTo("2025-06-01");
        assertThat(story.points(guest)).isZero();
        assertThat(story.level(guest)).isEqualTo("gold");
        story.turnTo("2025-07-01");
        assertThat(story.level(guest)).isEqualTo("green");
        story.verify();
    }

    /** A refill a day from green on: ¥125 are 250 stars. */
    @Test
    void aRefillIsOnceADay() {
        Phone guest = story.shop().member("续杯");
        String uses = STAFF + "members/" + story.memberOf(guest) + "/benefits/refill/uses";
        Map<String, Object> cup = Map.of("storeId", story.shop().storeId());
        story.cashier().move(uses, cup).refused(409, "BENEFIT_NOT_HELD");
        story.buy(guest, 12_500);
        story.settle();

        story.cashier().move(uses, cup).expect(201);

        story.cashier().move(uses, cup).refused(409, "BENEFIT_USED_UP");
        story.turnTo("2024-01-01");
        story.cashier().move(uses, cup).expect(201);
        story.verify();
    }

    /** A green member who was born on 29 February has the drink on the 29th of 2024 and on the 28th of 2025. */
    @Test
    void aBirthdayBringsADrink() {
        Phone guest = story.shop().member("生日");
        guest.app()
                .put(MEMBER + "profile", Map.of("nickname", "生日", "birthday", "1996-02-29"))
                .expect(200);
        story.buy(guest, 12_500);
        story.turnTo("2024-02-28");
        assertThat(story.coupons(guest, "usable")).isEmpty();

        story.turnTo("2024-02-29");

        assertThat(story.coupons(guest, "usable")).containsExactly("free-drink");
        story.turnTo("2024-12-01");
        story.buy(guest, 12_500);
        story.turnTo("2025-02-28");
        assertThat(story.coupons(guest, "usable")).containsExactly("free-drink");
        story.turnTo("2025-03-01");
        assertThat(story.coupons(guest, "usable")).containsExactly("free-drink");
        story.verify();
    }

    /** @param minute a code pays once: the next payment shows the next minute's */
    private JsonNode paid(Phone guest, String drink, long fen, int minute) {
        return story.cashier()
                .move(
                        STAFF + "charges",
                        Map.of(
                                "cardCode", guest.codes().get(minute),
                                "storeId", story.shop().storeId(),
                                "totalFen", fen,
                                "lines", List.of(line(drink, 1, fen))))
                .expect(201)
                .at("/sale");
    }
}
