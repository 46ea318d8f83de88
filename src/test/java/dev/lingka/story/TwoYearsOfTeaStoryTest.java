package dev.lingka.story;

import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two years of four members of the preset {@code tea-restaurant} under the ready campaigns. Marketing comes once a day, as
 * the preset has it, and twice in 31 days at most, though all of it stands in the inbox alone; and never between nine in the
 * evening and nine in the morning.
 *
 * <pre>
 * regular  every ten days, then not for half a year: at risk on day 16 (1.5 × 10 = 15 is over), asleep on day 180, woken
 *          on 1 July, back on the 20th; opts out on 2025-02-01: the next campaign's coupon comes without a word, the one
 *          that staff give, the recharge and the payment with theirs
 * leap     born on 29 February: a gift seven days before that day in 2024 and before the 28th in 2025; two months (60
 *          days) after each milk tea that no other one followed there is a word
 * winter   born on 8 December: the word of 2023 would be the third in 31 days (2 and 11 November, 1 December); in 2024 the
 *          word on points is the second of 1 December; takes back the consent on 2025-02-01
 * owl      joins at half past ten in the evening and never comes: asleep on day 180, woken each half-year, lost on day 720
 * </pre>
 *
 * Coupons of campaigns live 60 days, the birthday's as long as its month; the word before comes three days before they end: on the 11th for
 * the last day 13th, for it ends with the 14th. Points of a year end with the next one, which is told 30 days before: on
 * 1 December.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TwoYearsOfTeaStoryTest {

    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime NINE_IN_THE_EVENING = LocalTime.of(21, 0);

    private final StoryCalendar calendar;
    private PresetStory story;
    private Diary diary;
    private Phone regular;
    private Phone leap;
    private Phone winter;
    private Phone owl;

    TwoYearsOfTeaStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2023-11-01");
        diary = new Diary(calendar, story);
        addCouponsAndCaps();
        diary.begin("birthday", "wake-up", "two-months-since");
        // Without its own hours, so that the quiet hours of the programme alone keep it.
        diary.begin("welcome", design -> design.remove("when"));
        // After the birthday's hours have begun: which of both comes first is certain.
        diary.begin("points-end-soon", design -> ((ObjectNode) design.at("/when/window")).put("from", "14:00"));
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    @Test
    void membersAreWelcomedRemindedWokenAndLeftInPeace() {
        untilTheFirstYearEnds();
        untilTheFirstSummer();
        untilTheSecondYearEnds();
        untilTheEnd();

        assertThat(diary.of(regular))
                .containsExactly(
                        "2023-11-02 欢迎加入",
                        "2024-07-01 coupon wake-up-meal to 2024-08-30",
                        "2024-07-01 好久不见",
                        "2024-07-15 coupon wake-up-last to 2024-09-13",
                        "2024-07-15 想念您的光临",
                        "2024-09-11 coupon-expiring",
                        "2024-12-01 积分即将到期",
                        "2025-02-28 coupon wake-up-10 to 2025-04-29",
                        "2025-02-28 coupon-granted",
                        "2025-04-27 coupon-expiring",
                        "2025-07-01 coupon wake-up-meal to 2025-08-30",
                        "2025-07-01 好久不见: OPTED_OUT",
                        "2025-07-10 card-charged",
                        "2025-07-10 recharge-paid",
                        "2025-08-28 coupon-expiring",
                        "2025-12-01 积分即将到期: OPTED_OUT");
        assertThat(diary.stages(regular))
                .containsExactly(
                        "2023-11-11 active",
                        "2023-12-26 at_risk",
                        "2024-06-07 sleeping",
                        "2024-07-21 active",
                        "2024-08-05 at_risk",
                        "2025-01-16 sleeping",
                        "2025-07-11 active",
                        "2025-07-26 at_risk");
        assertThat(diary.of(leap))
                .containsExactly(
                        "2023-11-02 欢迎加入",
                        "2023-11-11 coupon wake-up-10 to 2024-01-10",
                        "2023-11-11 期待再次光临",
                        "2023-12-31 两个月没喝奶茶了",
                        "2024-01-08 coupon-expiring",
                        "2024-02-22 coupon birthday-20 to 2024-02-29",
                        "2024-02-22 生日快乐",
                        "2024-02-27 coupon-expiring",
                        "2024-04-29 两个月没喝奶茶了",
                        "2024-07-09 两个月没喝奶茶了",
                        "2024-09-08 两个月没喝奶茶了",
                        "2024-12-01 积分即将到期",
                        "2025-02-21 coupon birthday-20 to 2025-02-28",
                        "2025-02-21 生日快乐",
                        "2025-02-26 coupon-expiring",
                        "2025-12-01 积分即将到期",
                        "2026-01-01 coupon wake-up-tea to 2026-03-02",
                        "2026-01-01 好久不见");
        assertThat(diary.stages(leap))
                .containsExactly(
                        "2024-01-03 active",
                        "2025-05-29 at_risk",
                        "2025-06-11 active",
                        "2025-09-08 at_risk",
                        "2025-12-07 sleeping");
        assertThat(diary.of(winter))
                .containsExactly(
                        "2023-11-02 欢迎加入",
                        "2023-11-11 coupon wake-up-10 to 2024-01-10",
                        "2023-11-11 期待再次光临",
                        "2023-12-01 coupon birthday-20 to 2023-12-31",
                        "2023-12-01 生日快乐: CAP_MONTH",
                        "2024-01-08 coupon-expiring",
                        "2024-12-01 coupon birthday-20 to 2024-12-31",
                        "2024-12-01 生日快乐",
                        "2024-12-01 积分即将到期: CAP_DAY",
                        "2025-07-01 coupon wake-up-meal to 2025-08-30",
                        "2025-07-01 好久不见: NO_CONSENT",
                        "2025-12-01 coupon birthday-20 to 2025-12-31",
                        "2025-12-01 生日快乐: NO_CONSENT",
                        "2025-12-01 积分即将到期: NO_CONSENT",
                        "2025-12-29 coupon-expiring");
        assertThat(diary.stages(winter))
                .containsExactly(
                        "2023-12-09 active",
                        "2024-05-30 at_risk",
                        "2024-08-21 active",
                        "2024-11-18 at_risk",
                        "2024-12-09 active",
                        "2025-03-08 at_risk",
                        "2025-06-06 sleeping",
                        "2025-07-11 active",
                        "2025-10-08 at_risk");
        assertThat(diary.of(owl)).containsExactlyElementsOf(whatTheOwlGot());
        assertThat(diary.stages(owl)).containsExactly("2024-02-09 at_risk", "2024-05-09 sleeping", "2025-10-31 lost");
        assertThat(List.of(regular, leap, winter, owl)).allSatisfy(this::isNotPestered);
        story.verify();
    }

    private static List<String> whatTheOwlGot() {
        return List.of(
                "2023-11-13 欢迎加入",
                "2023-11-21 coupon wake-up-10 to 2024-01-20",
                "2023-11-22 期待再次光临",
                "2024-01-18 coupon-expiring",
                "2024-07-01 coupon wake-up-10 to 2024-08-30",
                "2024-07-01 好久不见",
                "2024-07-15 coupon wake-up-last to 2024-09-13",
                "2024-07-15 想念您的光临",
                "2024-08-28 coupon-expiring",
                "2024-09-11 coupon-expiring",
                "2025-01-01 coupon wake-up-10 to 2025-03-02",
                "2025-01-01 好久不见",
                "2025-01-15 coupon wake-up-last to 2025-03-16",
                "2025-01-15 想念您的光临",
                "2025-02-28 coupon-expiring",
                "2025-03-14 coupon-expiring",
                "2025-07-01 coupon wake-up-10 to 2025-08-30",
                "2025-07-01 好久不见",
                "2025-07-15 coupon wake-up-last to 2025-09-13",
                "2025-07-15 想念您的光临",
                "2025-08-28 coupon-expiring",
                "2025-09-11 coupon-expiring");
    }

    private void isNotPestered(Phone phone) {
        assertThat(diary.marketing(phone))
                .allSatisfy(at ->
                        assertThat(at.toLocalTime()).isAfterOrEqualTo(NINE).isBefore(NINE_IN_THE_EVENING));
        assertThat(diary.mostWithin(phone, 1)).isLessThanOrEqualTo(1);
        assertThat(diary.mostWithin(phone, 31)).isLessThanOrEqualTo(2);
    }

    private void untilTheFirstYearEnds() {
        diary.at("2023-11-01", "12:05", this::join);
        diary.at("2023-11-01", "16:00");
        diary.pass("2023-11-02");
        diary.on("2023-11-10", () -> dines(regular, 10_000));
        diary.pass("2023-11-11");
        diary.at("2023-11-11", "22:30", () -> owl = diary.member("夜猫"));
        diary.at("2023-11-12", "22:45");
        assertThat(Messages.inbox(owl)).isEmpty();
        diary.at("2023-11-13", "08:55");
        assertThat(Messages.inbox(owl)).isEmpty();
        diary.at("2023-11-13", "09:05");
        assertThat(Messages.inbox(owl)).hasSize(1);
        diary.on("2023-11-20", () -> dines(regular, 10_000));
        diary.at("2023-11-21", "22:45");
        diary.pass("2023-11-22");
        diary.on("2023-11-30", () -> dines(regular, 10_000));
        diary.pass("2023-12-01");
        diary.on("2023-12-08", () -> dinesWith(winter, "birthday-20", 6_000, 4_000));
        diary.pass("2023-12-09");
        diary.on("2023-12-10", () -> dines(regular, 10_000));
        diary.pass("2023-12-25", "2023-12-26", "2023-12-30", "2023-12-31");
    }

    private void join() {
        regular = diary.member("常来");
        leap = diary.member("闰日", "1992-02-29");
        winter = diary.member("冬月", "1990-12-08");
        drinksTea(leap);
        dines(regular, 10_000);
        dines(winter, 4_000);
    }

    private void untilTheFirstSummer() {
        diary.on("2024-01-02", () -> drinksTea(leap));
        diary.pass("2024-01-03", "2024-01-07", "2024-01-08", "2024-01-17", "2024-01-18", "2024-02-08", "2024-02-09");
        diary.pass("2024-02-21", "2024-02-22", "2024-02-26", "2024-02-27");
        diary.on("2024-02-29", () -> {
            var tray = List.of(line("dinner", 1, 6_000), line("milk-tea", 1, 3_000));
            story.buyWith(leap, tray, story.with(leap, "birthday-20"), 7_000);
        });
        diary.on("2024-03-01", () -> dines(winter, 4_000));
        diary.pass("2024-04-28", "2024-04-29", "2024-05-08", "2024-05-09");
        diary.on("2024-05-10", () -> drinksTea(leap));
        diary.pass("2024-05-29", "2024-05-30", "2024-06-06", "2024-06-07", "2024-06-30");
        diary.note();
    }

    private void untilTheSecondYearEnds() {
        diary.on("2024-07-01");
        diary.pass("2024-07-08", "2024-07-09");
        diary.on("2024-07-10", () -> drinksTea(leap));
        diary.pass("2024-07-14", "2024-07-15");
        diary.on("2024-07-20", () -> dinesWith(regular, "wake-up-meal", 12_000, 11_000));
        diary.pass("2024-07-21", "2024-08-04", "2024-08-05");
        diary.on("2024-08-20", () -> dines(winter, 4_000));
        diary.pass("2024-08-21", "2024-08-27", "2024-08-28", "2024-09-07", "2024-09-08", "2024-09-10", "2024-09-11");
        diary.on("2024-09-20", () -> lunches(leap));
        diary.pass("2024-11-17", "2024-11-18", "2024-11-30");
        diary.on("2024-12-01");
        diary.on("2024-12-05", () -> lunches(leap));
        diary.on("2024-12-08", () -> dinesWith(winter, "birthday-20", 6_000, 4_000));
        diary.pass("2024-12-09");
        diary.note();
    }

    private void untilTheEnd() {
        diary.on("2025-01-01");
        diary.pass("2025-01-14", "2025-01-15", "2025-01-16");
        diary.on("2025-02-01", () -> Diary.optOut(regular), () -> Diary.consent(winter, false));
        diary.pass("2025-02-20", "2025-02-21", "2025-02-25", "2025-02-26");
        diary.on("2025-02-28", () -> givesByHand(regular, "wake-up-10"), () -> {
            var tray = List.of(line("lunch", 1, 6_000));
            story.buyWith(leap, tray, story.with(leap, "birthday-20"), 4_000);
        });
        diary.pass("2025-03-07", "2025-03-08", "2025-03-13", "2025-03-14", "2025-04-26", "2025-04-27");
        diary.pass("2025-05-28", "2025-05-29");
        diary.pass("2025-06-05", "2025-06-06");
        diary.on("2025-06-10", () -> lunches(leap));
        diary.pass("2025-06-11", "2025-06-30");
        diary.on("2025-07-01");
        diary.note();
        diary.on("2025-07-10", () -> dinesWith(winter, "wake-up-meal", 6_000, 5_000), () -> {
            story.recharge(regular, "first-100-20");
            story.payByCard(regular, List.of(line("dinner", 1, 5_000))).expect(201);
        });
        diary.pass("2025-07-11", "2025-07-14", "2025-07-15", "2025-07-25", "2025-07-26", "2025-08-27", "2025-08-28");
        diary.pass("2025-09-07", "2025-09-08", "2025-09-10", "2025-09-11", "2025-10-07", "2025-10-08");
        diary.pass("2025-10-30", "2025-10-31", "2025-11-30");
        diary.on("2025-12-01");
        diary.pass("2025-12-06", "2025-12-07", "2025-12-28", "2025-12-29", "2025-12-31", "2026-01-01");
        diary.note();
    }

    private void dines(Phone phone, long fen) {
        story.buy(phone, List.of(line("dinner", 1, fen)), fen);
    }

    private void dinesWith(Phone phone, String coupon, long fen, long dueFen) {
        story.buyWith(phone, List.of(line("dinner", 1, fen)), story.with(phone, coupon), dueFen);
    }

    private void lunches(Phone phone) {
        story.buy(phone, List.of(line("lunch", 1, 5_000)), 5_000);
    }

    private void drinksTea(Phone phone) {
        story.buy(phone, List.of(line("milk-tea", 1, 3_000)), 3_000);
    }

    private void givesByHand(Phone phone, String coupon) {
        story.manager()
                .move(
                        PresetStory.STAFF + "members/" + story.memberOf(phone) + "/coupons",
                        Map.of("template", coupon, "reason", "上次久等"))
                .expect(201);
    }

    /** The campaign gives the birthday's coupon here, so the rule that gives it on the day goes. */
    private void addCouponsAndCaps() {
        Caller owner = story.shop().owner();
        ObjectNode document = InForce.document(owner);
        document.remove("rewards");
        ArrayNode templates = document.withArray("/coupons/templates");
        for (String code : List.of("wake-up-10", "wake-up-meal", "wake-up-tea", "wake-up-last")) {
            ObjectNode template = templates.addObject().put("code", code).put("kind", "cash");
            template.putObject("name").put("zh", code).put("en", code);
            template.putObject("value").put("fen", 1_000);
            template.putObject("validity").putObject("rolling").put("days", 60);
        }
        for (JsonNode cap : document.withArray("/messages/caps")) {
            if (cap.path("per").asText().equals("month")) {
                ((ObjectNode) cap).put("most", 2);
            }
        }
        InForce.put(owner, story.manager(), document);
    }
}
