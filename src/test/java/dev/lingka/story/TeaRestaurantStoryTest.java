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
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code tea-restaurant}: joined by the poster, recharged and paid by phone, points that pay, the old plastic
 * card brought along, and a word on the birthday.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TeaRestaurantStoryTest {

    private final StoryCalendar calendar;
    private PresetStory story;

    TeaRestaurantStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2023-12-31");
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * ¥100 bring ¥20 the first time alone. The poster's second scan gives the same card.
     *
     * <pre>
     *                  principal  bonus   points
     * recharge          100.00    20.00
     * dinner   88.50    −88.50            88, and half a yuan is kept
     * tea      21.50    −11.50   −10.00   21.50 + 0.50: 22, so 110
     * left                0       10.00
     * </pre>
     */
    @Test
    void aGuestJoinsByThePosterRechargesAndSeesEverySale() {
        String poster = story.shop()
                .owner()
                .post(STAFF + "stores/" + story.shop().storeId() + "/join-codes", Map.of("source", "poster"))
                .expect(201)
                .text("code");
        Phone guest = Phone.of(
                story.shop().world(), story.shop().code(), story.shop().wechat("appid"), "海报", Phone.anyNumber());
        guest.scan(poster);
        String card = guest.join(poster).expect(201).text("cardId");
        guest.scan(poster);
        assertThat(guest.join(poster).expect(200).text("cardId")).isEqualTo(card);

        story.recharge(guest, "first-100-20");
        guest.order("first-100-20").expect(409);
        story.payByCard(guest, List.of(line("dinner", 1, 8_850))).expect(201);
        story.turnTo("2024-01-01");
        story.payByCard(guest, List.of(line("milk-tea", 2, 2_150))).expect(201);

        assertThat(guest.balance().path("principalFen").asLong()).isZero();
        assertThat(guest.balance().path("bonusFen").asLong()).isEqualTo(1_000);
        assertThat(story.points(guest)).isEqualTo(110);
        JsonNode sales = guest.app().get(MEMBER + "sales").expect(200).at("/items");
        assertThat(sales.findValues("totalFen")).extracting(JsonNode::asLong).containsExactly(2_150L, 8_850L);
        story.verify();
    }

    /**
     * The plastic holds ¥50, ¥5 of bonus and 120 points; with ¥300 for ¥330 there are 350.00 + 35.00. What came along once
     * does not come again.
     */
    @Test
    void theOldPlasticCardComesAlongAndIsRecharged() {
        Phone guest = story.shop().member("旧卡");
        String number = "P" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
        String file = "number,medium,pin,phone,principal_fen,bonus_fen,points\n" + number
                + ",magnetic,12345678,,5000,500,120\n";
        story.shop()
                .owner()
                .send(
                        "POST",
                        STAFF + "physical-card-imports",
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", number),
                        file)
                .expect(201);
        Map<String, String> plastic = Map.of("number", number, "pin", "12345678");

        guest.app().move(MEMBER + "card/physical-card", plastic).expect(200);

        assertThat(guest.totalFen()).isEqualTo(5_500);
        assertThat(story.points(guest)).isEqualTo(120);
        assertThat(story.shop()
                        .member("别人")
                        .app()
                        .move(MEMBER + "card/physical-card", plastic)
                        .status())
                .isBetween(400, 499);
        story.turnTo("2024-02-29");
        story.recharge(guest, "pay-300-get-30");
        assertThat(guest.balance().path("principalFen").asLong()).isEqualTo(35_000);
        assertThat(guest.balance().path("bonusFen").asLong()).isEqualTo(3_500);
        story.verify();
    }

    /**
     * Points live until the end of the next year and pay up to a third of a meal, 100 for ¥1, the oldest first.
     *
     * <pre>
     * 2023-12-31  100.00                       100                      until 2024-12-31
     * 2024-01-01   50.50                       50, half a yuan is kept  until 2025-12-31
     * 2024-02-29   60.00, 100 points: 59.00    59, half is kept         until 2025-12-31
     *              left: 50 + 59                                        109
     * 2025-12-31                                                        109
     * 2026-01-01                                                          0
     * </pre>
     *
     * Who spends nothing loses the 88 of 2023 with 2024.
     */
    @Test
    void pointsPayPartOfAMealAndEndWithAYear() {
        Phone guest = story.shop().member("积分");
        Phone saver = story.shop().member("不花");
        story.buy(guest, 10_000);
        story.buy(saver, 8_800);
        story.turnTo("2024-01-01");
        story.buy(guest, 5_050);
        assertThat(story.points(guest)).isEqualTo(150);
        story.turnTo("2024-02-29");

        story.buyWith(guest, List.of(line("lunch", 1, 6_000)), Map.of("points", 100), 5_900);

        assertThat(story.points(guest)).isEqualTo(109);
        story.turnTo("2024-12-31");
        assertThat(story.points(saver)).isEqualTo(88);
        story.turnTo("2025-01-01");
        assertThat(story.points(saver)).isZero();
        assertThat(story.points(guest)).isEqualTo(109);
        story.turnTo("2025-12-31");
        assertThat(story.points(guest)).isEqualTo(109);
        story.turnTo("2026-01-01");
        assertThat(story.points(guest)).isZero();
        story.verify();
    }

    /** Born on 29 February: ¥20 off on that day in 2024, 88.00 − 20.00 = 68.00, and again on the 28th in 2025. */
    @Test
    void aBirthdayIsThoughtOf() {
        Phone guest = story.shop().member("寿星");
        guest.app()
                .put(MEMBER + "profile", Map.of("nickname", "寿星", "birthday", "1992-02-29"))
                .expect(200);
        story.turnTo("2024-02-28");
        assertThat(story.coupons(guest, "usable")).isEmpty();
        story.turnTo("2024-02-29");

        story.buyWith(guest, List.of(line("dinner", 1, 8_800)), story.with(guest, "birthday-20"), 6_800);

        assertThat(story.coupons(guest, "usable")).isEmpty();
        story.turnTo("2025-02-27");
        assertThat(story.coupons(guest, "usable")).isEmpty();
        story.turnTo("2025-02-28");
        assertThat(story.coupons(guest, "usable")).containsExactly("birthday-20");
        story.turnTo("2025-03-31");
        assertThat(story.coupons(guest, "usable")).isEmpty();
        story.verify();
    }
}
