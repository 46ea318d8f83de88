package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Seeds;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A small day, worked out by hand. In force: silver from ¥100 pays 95 %, ¥1 is a point. The draft: silver from ¥50 pays
 * 90 %, ¥1 is two points. Tea keeps 60 % of its list price.
 *
 * <pre>
 *                       in force               the draft
 * Ann  tea    ¥60.00    6000   60 points       6000  120 points, silver by it
 * Ann  tea    ¥60.01    6001   60, silver      5400 (601 off)  108
 * Ann         ¥40.00    3800   38 (200 off)    3600 (400 off)   72
 *   half of it back     1900   19 back         1800             36 back
 * Bob         ¥55.00    5500   55              5500  110, silver by it
 * nobody      ¥10.00    1000                   1000
 * list      22501 paid 22301  213 points      21500  410 points
 * tea: 3600 + 3600 margin before, less 0      less 601
 * not tea, kept: ¥20 + ¥55 + ¥10 = 8500 of unknown margin
 * three sales from ¥50 on: three coupons in both
 * </pre>
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class DryRunTest {

    private static final String DRAFT = DryRuns.RULES
            .replace("spendFen: 10000", "spendFen: 5000")
            .replace("discountBasisPoints: 9500", "discountBasisPoints: 9000")
            .replace("points: 1, perFen", "points: 2, perFen");

    private final Superuser database;
    private DryRuns runs;
    private Shop shop;

    DryRunTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        runs = DryRuns.open();
        shop = runs.shop();
    }

    @Test
    void aDayComesToWhatWasWorkedOutByHand() {
        Shop.Holder ann = shop.holder(20_000, 2_000);
        Shop.Holder bob = shop.holder();
        runs.charge(ann, 6_000, "tea", Map.of());
        runs.buy(ann, 6_001, "tea");
        TierProgramme.awaitLevel(ann.phone(), "silver");
        String half = runs.buy(ann, 4_000, null);
        runs.giveBack(ann, half, 1_900);
        runs.buy(bob, 5_500, null);
        runs.sellToNobody(1_000);

        JsonNode result = runs.played(runs.draft(DRAFT), DryRuns.today());

        JsonNode inForce = result.get("inForce");
        assertThat(figures(inForce)).containsExactly(5L, 22_501L, 22_301L, 1_900L, 200L, 213L, 19L, 213L, 3L, 0L);
        assertThat(figures(result.get("draft")))
                .containsExactly(5L, 22_501L, 21_500L, 1_800L, 1_001L, 410L, 36L, 410L, 3L, 0L);
        assertThat(margin(inForce)).containsExactly(12_001L, 8_500L, 7_200L, 7_200L, 7_200L);
        assertThat(margin(result.get("draft"))).containsExactly(12_001L, 8_500L, 7_200L, 6_599L, 6_599L);
        assertThat(inForce.at("/prepaid/0/principalFen").asLong()).isEqualTo(14_000);
        assertThat(inForce.at("/prepaid/0/bonusFen").asLong()).isEqualTo(2_000);
        assertThat(levels(inForce)).containsExactlyEntriesOf(new TreeMap<>(Map.of("normal", 1L, "silver", 1L)));
        assertThat(levels(result.get("draft")))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("normal", 0L, "silver", 2L)));
        assertThat(result.get("moving").asLong()).isEqualTo(1);
        assertThat(result.at("/moves/0").toString()).isEqualTo("{\"from\":\"normal\",\"to\":\"silver\",\"members\":1}");
        assertThat(result.at("/examples/0/memberId").asText()).isEqualTo(bob.memberId());
    }

    /** Whatever is drawn: the version in force, played, is what the books hold. */
    @Test
    void whatWasReallySoldIsPlayedAsTheBooksHaveIt() {
        long seed = Seeds.first();
        System.out.println("dry run test: seed " + seed);
        Random random = new Random(seed);
        Shop.Holder card = shop.holder(30_000, 3_000);
        List<Shop.Holder> members = List.of(card, shop.holder(), shop.holder());
        for (int i = 0; i < 9; i++) {
            Shop.Holder member = members.get(i % 3);
            String sale = runs.buy(member, 1_000 + random.nextInt(9_000), random.nextBoolean() ? "tea" : null);
            if (random.nextInt(3) == 0) {
                runs.giveBack(member, sale, 1 + random.nextInt(900));
            }
        }
        runs.buy(card, 9_000, null);
        runs.charge(card, 7_300, "tea", Map.of("coupons", List.of(runs.coupon(card)), "points", 40));

        JsonNode result = runs.played(runs.draft(DryRuns.RULES), DryRuns.today());

        JsonNode played = result.get("inForce");
        String where = " where merchant_id = (select id from merchant where code = '" + shop.code() + "')";
        assertThat(figures(played))
                .as("seed %d", seed)
                .startsWith(
                        sum("count(*) from sale", where),
                        sum("sum(coalesce(list_fen, total_fen)) from sale", where),
                        sum("sum(total_fen) from sale", where),
                        sum("coalesce(sum(amount_fen), 0) from sale_refund", where),
                        sum("coalesce(sum(amount_fen), 0) from sale_effect", where + " and kind = 'tier_discount'"),
                        sum("sum(points_earned) from sale", where),
                        sum("coalesce(sum(points_taken_back), 0) from sale_refund", where))
                .endsWith(sum("sum(coupons) from reward_grant", where), sum("count(*) from coupon_redemption", where));
        assertThat(played.at("/discounts/couponFen").asLong()).isEqualTo(500);
        assertThat(played.at("/points/spent").asLong()).isEqualTo(sum("sum(points_spent) from sale", where));
        assertThat(played.at("/recharges/bonusSpentFen").asLong()).isEqualTo(sum("sum(bonus_fen) from sale", where));
        assertThat(played.at("/prepaid/0/principalFen").asLong())
                .isEqualTo(sum("sum(balance) from ledger_account", where + " and asset = 'principal'"));
        assertThat(levels(played).get("silver"))
                .isEqualTo(sum("count(*) from tier_member", where + " and level = 'silver'"));
        assertThat(different(result)).isEqualTo("[]");
    }

    @Test
    void nothingIsWrittenButTheRunItself() {
        Shop.Holder ann = shop.holder(20_000, 0);
        runs.charge(ann, 6_000, "tea", Map.of());
        String path = runs.draft(DRAFT);
        Rows rows = new Rows();
        rows.watchSince(shop.code());
        rows.settle();
        Map<String, Long> before = rows.count();

        runs.played(path, DryRuns.today());
        runs.played(path, DryRuns.year(3, 60));

        rows.settle();
        assertThat(Rows.differences(before, rows.count()))
                .allMatch(table -> table.startsWith("dry_run: 0 -> 2")
                        || table.startsWith("audit_entry:")
                        || table.startsWith("outbox_event:"))
                .hasSize(3);
        shop.verify();
    }

    @Test
    void theSameSeedIsTheSameYearAndTheSameRulesAreNoDifference() {
        String path = runs.draft(DRAFT);

        JsonNode once = runs.played(path, DryRuns.year(7, 60));

        assertThat(runs.played(path, DryRuns.year(7, 60))).isEqualTo(once);
        assertThat(runs.played(path, DryRuns.year(8, 60))).isNotEqualTo(once);
        assertThat(once.at("/inForce/sales").asLong()).isBetween(60L * 36, 60L * 60);
        assertThat(once.at("/draft/paidFen").asLong())
                .isLessThan(once.at("/inForce/paidFen").asLong());
        assertThat(different(runs.played(runs.draft(DryRuns.RULES), DryRuns.year(7, 60))))
                .isEqualTo("[]");
    }

    /** The second player finds the first one's sums, and the first finds that the run is not its own any more. */
    @Test
    void aRunThatLosesItsPlayerGoesOnAndOneAtATimeIsPlayed() {
        String path = runs.draft(DRAFT);
        Map<String, Object> year = DryRuns.year(5, 700);
        String id = shop.owner().post(path, year).expect(202).text("id");
        shop.owner().post(path, year).refused(409, "DRY_RUN_UNDER_WAY");
        Story.until(
                () -> database.number("select members_played from dry_run where id = '" + id + "'") > 0,
                "a part is played");

        database.run("update dry_run set lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'"
                + " where id = '" + id + "' and state = 'running' and members_played < 700");

        JsonNode broken = runs.finished(path, id);
        assertThat(broken.at("/inForce/sales").asLong()).isPositive();
        assertThat(runs.played(path, year)).isEqualTo(broken);
    }

    @Test
    void aDraftThatWasEditedMeanwhileIsNotPlayed() {
        String path = runs.draft(DRAFT);
        String version = path.replace("/dry-runs", "");
        Exchange draft = shop.owner().get(version).expect(200);
        String id = shop.owner().post(path, DryRuns.year(1, 5)).expect(202).text("id");
        ObjectNode document = draft.at("/document").deepCopy();
        document.withObject("/till").put("confirmWithinSeconds", 120);
        // Whichever comes first, the run says which revision it was.
        shop.owner().edit("PUT", version, draft.tag(), document).expect(200);

        Story.until(() -> List.of("done", "failed").contains(runs.state(path, id)), "it ends");

        Exchange run = shop.owner().get(path + "/" + id).expect(200);
        assertThat(run.at("/revision").asInt()).isEqualTo(draft.at("/revision").asInt());
        assertThat(run.text("state").equals("done") || run.text("failure").equals("PROGRAMME_CHANGED"))
                .isTrue();
    }

    @Test
    void aWishThatCannotBePlayedNamesItsField() {
        String path = runs.draft(DRAFT);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        requireNamed(path, Map.of(), "period");
        requireNamed(path, period(today, today.plusDays(1)), "period.to");
        requireNamed(path, period(today, today.minusDays(1)), "period.from");
        requireNamed(path, period(today.minusDays(400), today), "period.from");
        requireNamed(path, Map.of("year", Map.of("startsOn", "1999-01-01")), "year.startsOn");
        requireNamed(path, Map.of("year", Map.of("members", 0)), "year.members");
        shop.owner()
                .post(path.replaceFirst("versions/\\d+", "versions/999"), DryRuns.year(1, 5))
                .refused(404, "NOT_FOUND");
        shop.cashier().post(path, DryRuns.year(1, 5)).expect(403);
    }

    private static Map<String, Object> period(LocalDate from, LocalDate to) {
        return Map.of("period", Map.of("from", from.toString(), "to", to.toString()));
    }

    private void requireNamed(String path, Map<String, Object> wish, String field) {
        Exchange refused = shop.owner().post(path, wish).refused(400, "INVALID_REQUEST");
        assertThat(refused.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refused.at("/errors/0/message").asText()).isNotBlank();
    }

    private long sum(String what, String where) {
        return database.number("select " + what + where);
    }

    private static List<Long> figures(JsonNode played) {
        return List.of(
                        "/sales",
                        "/listFen",
                        "/paidFen",
                        "/refundedFen",
                        "/discounts/tierDiscountFen",
                        "/points/earned",
                        "/points/takenBack",
                        "/points/issuedFen",
                        "/coupons/issued",
                        "/coupons/redeemed")
                .stream()
                .map(figure -> played.at(figure).asLong())
                .toList();
    }

    private static List<Long> margin(JsonNode played) {
        return List.of("knownListFen", "unknownListFen", "beforeFen", "afterDiscountFen", "leftFen").stream()
                .map(figure -> played.at("/margin/" + figure).asLong())
                .toList();
    }

    private static Map<String, Long> levels(JsonNode played) {
        Map<String, Long> levels = new TreeMap<>();
        played.get("levels")
                .forEach(level -> levels.put(
                        level.get("level").asText(), level.get("members").asLong()));
        return levels;
    }

    /** The moves, after the figures of both were seen to be the same. */
    private static String different(JsonNode result) {
        ObjectNode before = ((ObjectNode) result.get("inForce")).deepCopy();
        ObjectNode after = ((ObjectNode) result.get("draft")).deepCopy();
        before.remove("version");
        after.remove("version");
        assertThat(after).isEqualTo(before);
        return result.get("moves").toString();
    }
}
