package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;
import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code playground}: bonus for paying in, less to pay for who comes often, a coupon that brings them back
 * on a weekday, and little told of the children.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PlaygroundStoryTest {

    private static final long ENTRY = 8_800;

    private final StoryCalendar calendar;
    private PresetStory story;

    PlaygroundStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    private Phone openWith(String day, String name) {
        story = PresetStory.open(calendar, "playground", day);
        return story.shop().member(name);
    }

    /**
     * Principal and bonus leave in proportion, the odd fen is bonus; what comes back comes back as it went.
     *
     * <pre>
     *                                            principal    bonus
     * pay ¥200, get ¥50, the first time             20,000    5,000
     * entry ¥88: 8,800 × 20,000 ÷ 25,000 = 7,040    12,960    3,240
     * pay ¥1,000, get ¥300                         112,960   33,240
     * entry ¥88: 8,800 × 112,960 ÷ 146,200 = 6,799.2…  106,161   31,239
     * that entry comes back                        112,960   33,240
     * the ¥1,000 go back, and their ¥300            12,960    3,240
     * </pre>
     *
     * 88 points of the entry that stays.
     */
    @Test
    void bonusIsPaidInAndSpentInProportion() {
        Phone parent = openWith("2024-02-28", "充值");
        story.recharge(parent, "first-200-get-50");
        story.payByCard(parent, List.of(PresetStory.line("entry", 1, ENTRY))).expect(201);
        assertBalance(parent, 12_960, 3_240);
        story.turnTo("2024-02-29");
        parent.order("first-200-get-50").expect(409);
        Exchange order = parent.order("pay-1000-get-300").expect(201);
        parent.pay(order.at("/payment"));
        Story.until(() -> parent.totalFen() == 146_200, "¥1,000 and ¥300 are on the card");
        assertBalance(parent, 112_960, 33_240);
        JsonNode sale = story.payByCard(parent, List.of(PresetStory.line("entry", 1, ENTRY)))
                .expect(201)
                .at("/sale");
        assertBalance(parent, 106_161, 31_239);

        story.refund(sale, ENTRY).expect(201);
        assertBalance(parent, 112_960, 33_240);
        story.turnTo("2024-03-14");
        parent.app()
                .move(MEMBER + "recharge-orders/" + order.at("/order/id").asText() + "/refunds", Map.of("reason", "搬家"))
                .expect(201);

        Story.until(() -> parent.totalFen() == 16_200, "the ¥1,000 and the ¥300 are gone");
        assertBalance(parent, 12_960, 3_240);
        assertThat(story.points(parent)).isEqualTo(88);
        story.verify();
    }

    private static void assertBalance(Phone who, long principalFen, long bonusFen) {
        JsonNode balance = who.balance();
        assertThat(List.of(
                        balance.path("principalFen").asLong(),
                        balance.path("bonusFen").asLong()))
                .containsExactly(principalFen, bonusFen);
    }

    /**
     * Twelve days with a visit from 2024-02-20 to 2024-03-02, over the leap day; two receipts of a day are one. Then
     * entry ¥88 is 95 % = ¥83.60, and a toy of ¥50 is ¥50. The year to 2025-03-01 has one of those days: fourteen days
     * of grace, then the first level again.
     */
    @Test
    void whoComesOftenPaysLessUntilTheyStay() {
        Phone parent = openWith("2024-02-20", "常客");
        LocalDate first = LocalDate.parse("2024-02-20");
        story.buy(parent, 1_000);
        for (int day = 0; day < 12; day++) {
            assertThat(story.level(parent)).isEqualTo("normal");
            story.turnTo(first.plusDays(day).toString());
            story.buy(parent, List.of(PresetStory.line("entry", 1, ENTRY)), ENTRY);
        }

        Exchange tier = story.tier(parent);

        assertThat(tier.text("level")).isEqualTo("friend");
        assertThat(tier.text("keptUntil")).isEqualTo("2025-03-02");
        assertThat(tier.fen("/counted/visits")).isEqualTo(12);
        story.buy(parent, List.of(PresetStory.line("entry", 1, ENTRY), PresetStory.line("toy", 1, 5_000L)), 13_360);
        socks(parent).expect(201);
        socks(parent).refused(409, "BENEFIT_USED_UP");
        story.turnTo("2024-04-01");
        socks(parent).expect(201);
        story.turnTo("2025-03-15");
        assertThat(story.level(parent)).isEqualTo("friend");
        assertThat(story.tier(parent).at("/inGrace").asBoolean()).isTrue();
        story.turnTo("2025-03-16");
        assertThat(story.level(parent)).isEqualTo("normal");
        story.verify();
    }

    private Exchange socks(Phone parent) {
        return story.cashier()
                .move(
                        STAFF + "members/" + story.memberOf(parent) + "/benefits/socks/uses",
                        Map.of("storeId", story.shop().storeId()));
    }

    /**
     * An entry on Saturday, 2024-02-17, brings ¥20 off an entry on a weekday within 14 days: to the end of 2024-03-02.
     * One a week, not on Sundays, not for juice.
     */
    @Test
    void anEntryOnAWeekendBringsThemBackOnAWeekday() {
        Phone parent = openWith("2024-02-17", "周末");
        var entry = List.of(PresetStory.line("entry", 1, ENTRY));
        story.buy(parent, entry, ENTRY);
        assertThat(story.coupons(parent, "usable")).containsExactly("weekday");
        story.turnTo("2024-02-18");
        story.buy(parent, entry, ENTRY);
        assertThat(story.coupons(parent, "usable")).containsExactly("weekday");
        use(parent, entry).refused(409, "COUPON_NOT_APPLICABLE");
        story.turnTo("2024-02-19");
        use(parent, List.of(PresetStory.line("juice", 6, 9_000L))).refused(409, "COUPON_NOT_APPLICABLE");

        story.buyWith(parent, entry, story.with(parent, "weekday"), 6_800);

        assertThat(story.coupons(parent, "usable")).isEmpty();
        story.turnTo("2024-02-24");
        story.buy(parent, entry, ENTRY);
        assertThat(story.coupons(parent, "usable")).containsExactly("weekday");
        story.turnTo("2024-03-09");
        assertThat(story.coupons(parent, "usable")).containsExactly("weekday");
        story.turnTo("2024-03-10");
        assertThat(story.coupons(parent, "usable")).isEmpty();
        story.verify();
    }

    private Exchange use(Phone parent, List<Map<String, Object>> basket) {
        long list = (Long) basket.get(0).get("amountFen");
        return story.charge(
                Map.of("cardCode", parent.codes().get(0)), list, list - 2_000, basket, story.with(parent, "weekday"));
    }

    /** ¥600 on 2023-02-15 are 600 points; a year on is 2024-02-15, and the end of that month is the leap day. */
    @Test
    void pointsLiveAYearToTheEndOfTheMonth() {
        Phone parent = openWith("2023-02-15", "积分");
        story.buy(parent, 60_000);
        story.take(parent, "kite").expect(409);
        story.take(parent, "balloon").expect(201);
        assertThat(story.points(parent)).isEqualTo(550);
        story.turnTo("2024-02-29");
        assertThat(story.points(parent)).isEqualTo(550);

        story.turnTo("2024-03-01");

        assertThat(story.points(parent)).isZero();
        story.verify();
    }

    /** A nickname and a month, after the guardian's own word; with that word it goes. */
    @Test
    void littleIsToldOfAChildAndOnlyByItsGuardiansWord() {
        Phone parent = openWith("2024-02-29", "家长");
        var children =
                List.of(Map.of("nickname", "豆豆", "born", "2019-06"), Map.of("nickname", "果果", "born", "2020-02"));
        tell(parent, children).refused(409, "CONSENT_REQUIRED");
        guardian(parent, true);
        tell(parent, List.of(Map.of("nickname", "豆豆", "born", "2019-06-15"))).expect(400);
        tell(parent, List.of(Map.of("nickname", "豆豆", "born", "2019-06", "school", "实验小学")))
                .expect(400);

        tell(parent, children).expect(200);

        assertThat(seenBy(story.cashier(), parent).findValuesAsText("nickname")).containsExactly("豆豆", "果果");
        story.shop().hire("marketing");
        assertThat(seenBy(story.shop().as("marketing"), parent).findValuesAsText("nickname"))
                .isEmpty();
        guardian(parent, false);
        assertThat(seenBy(story.cashier(), parent).findValuesAsText("nickname")).isEmpty();
    }

    /**
     * Days are counted for each child: 豆豆 on the leap day, however often it is noted, and on the next; 果果 on the next
     * alone. What was counted goes with the guardian's word.
     */
    @Test
    void visitsAreCountedForEachChild() {
        Phone parent = openWith("2024-02-29", "两个孩子");
        guardian(parent, true);
        var children =
                List.of(Map.of("nickname", "豆豆", "born", "2019-06"), Map.of("nickname", "果果", "born", "2020-02"));
        tell(parent, children).expect(200);
        List<String> keys = visits(parent).findValuesAsText("entry");
        note(parent, List.of(keys.get(0))).expect(201);
        assertThat(note(parent, List.of(keys.get(0))).expect(201).fen("/known")).isEqualTo(1);
        story.turnTo("2024-03-01");
        assertThat(note(parent, keys).expect(201).fen("/noted")).isEqualTo(2);
        note(parent, List.of("0".repeat(64))).expect(400);

        JsonNode counted = visits(parent);

        assertThat(counted.findValuesAsText("nickname")).containsExactly("豆豆", "果果");
        assertThat(counted.findValuesAsText("visits")).containsExactly("2", "1");
        assertThat(counted.findValuesAsText("firstDay")).containsExactly("2024-02-29", "2024-03-01");
        assertThat(story.cashier()
                        .get(STAFF + "members/" + story.memberOf(parent) + "/group-visits?group=children")
                        .expect(200)
                        .at("/items"))
                .isEqualTo(counted);
        guardian(parent, false);
        assertThat(visits(parent)).isEmpty();
        guardian(parent, true);
        tell(parent, children).expect(200);
        assertThat(visits(parent).findValuesAsText("visits")).containsExactly("0", "0");
    }

    private static JsonNode visits(Phone parent) {
        return parent.app()
                .get(MEMBER + "group-visits?group=children")
                .expect(200)
                .at("/items");
    }

    private Exchange note(Phone parent, List<String> entries) {
        return story.cashier()
                .move(
                        STAFF + "members/" + story.memberOf(parent) + "/group-visits",
                        Map.of("storeId", story.shop().storeId(), "group", "children", "entries", entries));
    }

    private JsonNode seenBy(Caller staff, Phone parent) {
        return staff.get(STAFF + "members/" + story.memberOf(parent) + "/answers")
                .expect(200)
                .json();
    }

    private static void guardian(Phone parent, boolean granted) {
        parent.app()
                .post(
                        MEMBER + "consents",
                        Map.of("document", "guardian", "version", Premises.TERMS, "granted", granted))
                .expect(200);
    }

    private static Exchange tell(Phone parent, List<?> children) {
        String path = MEMBER + "profile/answers";
        String seen = parent.app().get(path).expect(200).tag();
        return parent.app().edit("PUT", path, seen, Map.of("answers", Map.of("children", children)));
    }
}
