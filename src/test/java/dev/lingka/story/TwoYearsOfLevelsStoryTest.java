package dev.lingka.story;

import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two years of members of the presets {@code coffee-stars} and {@code club} under the ready campaigns: levels that are
 * nearly lost, and kept or lost; coupons, points and a card's term of which they are reminded; an invitation.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TwoYearsOfLevelsStoryTest {

    private final StoryCalendar calendar;
    private PresetStory story;
    private Diary diary;

    TwoYearsOfLevelsStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    private void open(String preset, String day) {
        story = PresetStory.open(calendar, preset, day);
        diary = new Diary(calendar, story);
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    /**
     * Two stars for ¥1; 250 within twelve months are green, 1,000 gold. Drinks live 30 days, with a word three days before
     * they end; stars twelve months to the month's end, with a word 30 days before (service, by the programme).
     *
     * <pre>
     *                  falls (born on 29 February)           keeps                     beans
     * 2024-01-10       400 stars: green, a drink             the same                  100 stars: bean
     * 2024-02-29       birthday: a drink
     * 2024-06-10       600 more: 1,000, gold, a drink        the same
     * 2024-12-05       invited                               invited                   not invited
     * 2025-01-01       stars of January 2024 end on the 31st, of all three
     * 2025-01-15       opts out
     * 2025-02-28       birthday: a drink
     * 2025-05-31       600 stars end on 30 June              the same
     * 2025-06-10       from 2024-06-10 on there are 600 alone: thirty days of grace, of both
     * 2025-06-20                                             400 more: 1,000
     * 2025-07-10       600 are green                         gold is kept, nothing is said
     * </pre>
     */
    @Test
    void starsAndLevelsEndAndAreToldOfBefore() {
        open("coffee-stars", "2024-01-09");
        diary.begin("tier-lost-soon", "coupons-end-soon");
        Phone falls = diary.member("落", "1996-02-29");
        Phone keeps = diary.member("守");
        Phone beans = diary.member("豆");
        diary.on(
                "2024-01-10",
                () -> story.buy(falls, 20_000),
                () -> story.buy(keeps, 20_000),
                () -> story.buy(beans, 5_000));
        diary.pass("2024-02-06", "2024-02-07", "2024-02-28", "2024-02-29", "2024-03-27", "2024-03-28");
        diary.on("2024-06-10", () -> story.buy(falls, 30_000), () -> story.buy(keeps, 30_000));
        diary.pass("2024-07-07", "2024-07-08");
        diary.on(
                "2024-12-02",
                () -> diary.begin(
                        "tier-invitation", design -> design.withObject("/when").put("at", "2024-12-05T02:00:00Z")));
        diary.pass("2024-12-04", "2024-12-05", "2024-12-31", "2025-01-01");
        diary.note();
        diary.on("2025-01-15", () -> Diary.optOut(falls));
        diary.pass("2025-02-27", "2025-02-28", "2025-03-27", "2025-03-28", "2025-05-30", "2025-05-31");
        diary.pass("2025-06-09", "2025-06-10");
        diary.on("2025-06-20", () -> story.buy(keeps, 20_000));
        diary.pass("2025-07-09", "2025-07-10", "2026-01-09");
        diary.note();

        assertThat(diary.of(falls))
                .containsExactly(
                        "2024-01-10 coupon free-drink to 2024-02-09",
                        "2024-01-10 level-changed",
                        "2024-02-07 优惠券即将到期",
                        "2024-02-29 coupon free-drink to 2024-03-30",
                        "2024-03-28 优惠券即将到期",
                        "2024-06-10 coupon free-drink to 2024-07-10",
                        "2024-06-10 level-changed",
                        "2024-07-08 优惠券即将到期",
                        "2024-12-05 诚邀您参加会员之夜",
                        "2025-01-01 stars-expiring",
                        "2025-02-28 coupon free-drink to 2025-03-30",
                        "2025-03-28 优惠券即将到期: OPTED_OUT",
                        "2025-05-31 stars-expiring",
                        "2025-06-10 您的等级即将到期: OPTED_OUT",
                        "2025-07-10 level-changed");
        assertThat(diary.of(keeps))
                .containsExactly(
                        "2024-01-10 coupon free-drink to 2024-02-09",
                        "2024-01-10 level-changed",
                        "2024-02-07 优惠券即将到期",
                        "2024-06-10 coupon free-drink to 2024-07-10",
                        "2024-06-10 level-changed",
                        "2024-07-08 优惠券即将到期",
                        "2024-12-05 诚邀您参加会员之夜",
                        "2025-01-01 stars-expiring",
                        "2025-05-31 stars-expiring",
                        "2025-06-10 您的等级即将到期");
        assertThat(diary.of(beans)).containsExactly("2025-01-01 stars-expiring");
        assertThat(story.level(falls)).isEqualTo("green");
        assertThat(story.level(keeps)).isEqualTo("gold");
        story.verify();
    }

    /**
     * The club says nothing by itself: all words are campaigns, and after the opt-out there is none. ¥10,000 within a
     * calendar year are promised; ¥10 are a point, told of 60 days before they end; a coupon lives 60 days.
     *
     * <pre>
     * 2023-12-20  ¥365 for the card, to 2024-12-20; ¥10,000: promised for 2024; 1,000 points to 2024-12-31
     * 2024-02-29  birthday: a coupon to 2024-04-29, told of on the 27th
     * 2024-11-01  points end within 60 days
     * 2024-11-20  the card ends within 30 days; ¥300 on 1 December: to 2025-12-20
     * 2025-01-01  nothing was spent in 2024: thirty days of grace, then a member again
     * 2025-03-01  opts out: the coupon of 28 February and the card end without a word
     * </pre>
     *
     * Each campaign is narrowed to just these figures.
     */
    @Test
    void aYearlyCardIsRenewedAndAPromiseIsLost() {
        open("club", "2023-12-19");
        beginWhere("tier-lost-soon", Map.of("level", Map.of("oneOf", List.of("promised"))));
        beginWhere("coupons-end-soon", Map.of("template", Map.of("oneOf", List.of("birthday-table"))));
        beginWhere("points-end-soon", Map.of("points", exactly(1_000), "daysLeft", exactly(60)));
        beginWhere("benefits-end-soon", Map.of("kind", Map.of("oneOf", List.of("annual")), "daysLeft", exactly(30)));
        PaidCards cards = new PaidCards(story);
        diary.at("2023-12-20", "12:00");
        Phone member = cards.bought("承诺", "annual", Map.of());
        diary.follow(member);
        Diary.isBorn(member, "1988-02-29");
        story.buy(member, List.of(line("banquet", 1, 1_000_000)), 1_000_000);
        assertThat(story.level(member)).isEqualTo("promised");
        diary.pass("2024-01-01", "2024-02-28", "2024-02-29", "2024-04-26", "2024-04-27", "2024-10-31", "2024-11-01");
        diary.pass("2024-11-19", "2024-11-20");
        diary.on("2024-12-01", () -> cards.pay(member, cards.renewal(member).expect(201)));
        diary.pass("2024-12-21", "2024-12-31", "2025-01-01");
        diary.note();
        diary.pass("2025-01-30", "2025-01-31", "2025-02-27", "2025-02-28");
        assertThat(story.level(member)).isEqualTo("member");
        diary.on("2025-03-01", () -> Diary.optOut(member));
        diary.pass("2025-04-26", "2025-04-27", "2025-11-19", "2025-11-20", "2025-12-21");
        diary.note();

        assertThat(diary.of(member))
                .containsExactly(
                        "2024-02-29 coupon birthday-table to 2024-04-29",
                        "2024-04-27 优惠券即将到期",
                        "2024-11-01 积分即将到期",
                        "2024-11-20 会员权益即将到期",
                        "2025-01-01 您的等级即将到期",
                        "2025-02-28 coupon birthday-table to 2025-04-29",
                        "2025-04-27 优惠券即将到期: OPTED_OUT",
                        "2025-11-20 会员权益即将到期: OPTED_OUT");
        story.verify();
    }

    /** For those alone of whom the event tells what it tells in this story. */
    private void beginWhere(String code, Map<String, ?> where) {
        diary.begin(
                code, design -> ((ObjectNode) design.path("audience")).set("where", Messages.JSON.valueToTree(where)));
    }

    private static Map<String, ?> exactly(long number) {
        return Map.of("atLeast", number, "below", number + 1);
    }
}
