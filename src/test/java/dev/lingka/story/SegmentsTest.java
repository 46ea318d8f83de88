package dev.lingka.story;

import static dev.lingka.story.Segments.count;
import static dev.lingka.story.Segments.members;
import static dev.lingka.story.Segments.range;
import static dev.lingka.story.Segments.rule;
import static dev.lingka.story.Segments.saved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Segments over HTTP: facts follow what members do, and rules, lists and their keepers are what they say. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SegmentsTest {

    private static final String STAFF = "/api/v1/staff/";
    private static final String SEGMENTS = STAFF + "segments";
    private static final List<String> EVIL = List.of(
            "'; drop table member_fact; --",
            "x' or '1'='1",
            "$1",
            "{a,b}",
            "\\'); select pg_sleep(10); --",
            "a\"b",
            "NULL",
            "f.merchant_id");

    private final Superuser database;

    SegmentsTest(Superuser database) {
        this.database = database;
    }

    /** A sale of ¥30 and one of ¥50, of which ¥20 go back: ¥60 in two sales on one day. */
    @Test
    void factsFollowWhatMembersDo() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder holder = shop.holder(10_000, 0);
        Shop.Holder other = shop.holder();
        holder.phone().buys(shop.cashier(), shop.storeId(), 3_000);
        String sale = holder.phone().buys(shop.cashier(), shop.storeId(), 5_000);
        shop.manager()
                .move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 2_000, "reason", "凉了"))
                .expect(201);
        shop.owner()
                .put(STAFF + "members/" + other.memberId() + "/tags", Map.of("tags", List.of("vip")))
                .expect(200);

        Story.until(() -> members(shop, range("spendFen", 6_000)).equals(List.of(holder.memberId())), "spend is known");
        Story.until(
                () -> members(shop, rule("tag", List.of("vip"))).equals(List.of(other.memberId())), "the tag is known");
        assertThat(members(shop, range("sales", 2))).containsExactly(holder.memberId());
        assertThat(members(shop, range("visits", 1))).containsExactly(holder.memberId());
        assertThat(members(shop, range("averageFen", 3_000))).containsExactly(holder.memberId());
        assertThat(members(shop, range("balanceFen", 10_000))).containsExactly(holder.memberId());
        assertThat(members(shop, rule("source", List.of("poster")))).hasSize(2);
        assertThat(members(shop, rule("visited", Map.of("stores", List.of(shop.storeId())))))
                .containsExactly(holder.memberId());
        assertThat(members(shop, rule("not", range("visits", 1)))).containsExactly(other.memberId());
    }

    /** One message clicked on twice is one. */
    @Test
    void clicksOnMessagesAreHeardOf() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder holder = shop.holder();
        String clicked =
                """
                select outbox_publish((select id from merchant where code = '%1$s'), 'MessageClicked', 'member:%2$s',
                    jsonb_build_object('memberId', '%2$s', 'messageId', '%3$s'))"""
                        .formatted(shop.code(), holder.memberId(), UUID.randomUUID());
        database.column(clicked);
        database.column(clicked);

        Map<String, Object> lately = Map.of("atLeast", 1, "window", Map.of("lastDays", 7));
        Story.until(() -> count(shop, rule("messagesClicked", lately)) == 1, "the click is known");
        assertThat(count(shop, range("messagesClicked", 2))).isZero();
        assertThat(count(shop, rule("daysSinceClick", Map.of("atMost", 0)))).isEqualTo(1);
    }

    @Test
    void whatIsSealedIsFoundAllTheSame() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder holder = shop.holder();
        Map<String, String> told = Map.of("sex", "female", "birthday", "1990-05-31", "region", "440305");
        holder.phone().app().patch("/api/v1/member/profile", told).expect(200);

        Story.until(() -> count(shop, rule("sex", List.of("female"))) == 1, "the profile is known");
        assertThat(count(shop, rule("sex", List.of("male")))).isZero();
        assertThat(count(shop, rule("region", List.of("4403")))).isEqualTo(1);
        assertThat(count(shop, rule("region", List.of("11")))).isZero();
        assertThat(count(shop, rule("birthday", Map.of("from", "05-01", "to", "05-31"))))
                .isEqualTo(1);
        assertThat(count(shop, rule("birthday", Map.of("from", "06-01", "to", "05-30"))))
                .isZero();
        assertThat(count(shop, rule("age", Map.of("atLeast", 30, "atMost", 60))))
                .isEqualTo(1);
        assertThat(count(shop, rule("age", Map.of("atMost", 29)))).isZero();
        assertThat(database.column("select f::text from member_fact f where member_id = '" + holder.memberId() + "'")
                        .get(0))
                .doesNotContain("female", "1990", "440305");
    }

    @Test
    void aWrongRuleIsToldWithItsPlace() {
        Shop shop = Shop.open(World.underTest());

        assertThat(errors(shop, "en", rule("all", List.of(rule("spendFem", Map.of("atLeast", 1))))))
                .containsExactly("rule.all[0].spendFem: there is nothing of this name here; did you mean spendFen?");
        assertThat(errors(
                        shop,
                        "zh",
                        rule("all", List.of(rule("tier", List.of("gold")), rule("points", Map.of("atLeast", -1))))))
                .containsExactly("rule.all[1].points.atLeast: 应为 0 到 1000000000000 之间的整数");
        assertThat(errors(shop, "en", rule("joined", Map.of("lastDays", 5, "from", "2026-01-01"))))
                .containsExactly("rule.joined: either lastDays, or from and to");
        assertThat(errors(shop, "zh", rule("not", rule("segment", UUID.randomUUID()))))
                .containsExactly("rule.not.segment: 应为本商户的人群");
        assertThat(errors(shop, "en", rule("joinStore", List.of(UUID.randomUUID()))))
                .containsExactly("rule.joinStore: an id of one of your stores");
        assertThat(errors(shop, "en", nested(9)).get(0)).endsWith("at most 8 conditions in one another");
    }

    @Test
    void whatPeopleWriteNeverBecomesSql() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder holder = shop.holder();
        String tags = STAFF + "members/" + holder.memberId() + "/tags";
        for (String evil : EVIL) {
            shop.owner().put(tags, Map.of("tags", List.of(evil))).expect(200);
            Story.until(() -> count(shop, rule("tag", List.of(evil))) == 1, "the tag is known: " + evil);
            for (String kind : List.of("tier", "cardKind", "couponHeld", "couponUsed")) {
                assertThat(count(shop, rule(kind, List.of(evil))))
                        .as(kind + " " + evil)
                        .isZero();
            }
            assertThat(count(shop, rule("bought", Map.of("skus", List.of(evil), "classes", List.of(evil)))))
                    .isZero();
            for (String kind : List.of("sex", "region", "stage", "source", "joinStore", "segment")) {
                Object value = kind.equals("segment") ? evil : List.of(evil);
                shop.owner()
                        .post(STAFF + "segment-counts", Map.of("rule", rule(kind, value)))
                        .refused(400, "INVALID_REQUEST");
            }
        }
        assertThat(database.number("select count(*) from member_fact")).isPositive();
    }

    @Test
    void versionsStayAndCirclesAreRefused() {
        Shop shop = Shop.open(World.underTest());
        Caller owner = shop.owner();
        Exchange first =
                owner.post(SEGMENTS, saved("甲", rule("everyone", true))).expect(201);
        String id = first.text("id");
        String second = owner.post(SEGMENTS, saved("乙", rule("segment", id)))
                .expect(201)
                .text("id");

        owner.post(SEGMENTS, saved("甲", rule("everyone", true))).refused(409, "SEGMENT_NAME_TAKEN");
        owner.put(SEGMENTS + "/" + id, saved("甲", rule("everyone", true))).refused(428, "IF_MATCH_REQUIRED");
        owner.edit("PUT", SEGMENTS + "/" + id, first.tag(), saved("甲", rule("segment", second)))
                .refused(409, "SEGMENT_CIRCLE");
        owner.edit("PUT", SEGMENTS + "/" + id, first.tag(), saved("甲", rule("segment", id)))
                .refused(409, "SEGMENT_CIRCLE");
        owner.edit("PUT", SEGMENTS + "/" + id, first.tag(), saved("甲", range("visits", 1)))
                .expect(200);
        owner.edit("PUT", SEGMENTS + "/" + id, first.tag(), saved("甲", range("visits", 2)))
                .refused(412, "VERSION_CONFLICT");

        JsonNode versions =
                owner.get(SEGMENTS + "/" + id + "/versions").expect(200).at("/items");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.at("/1/rule/everyone").asBoolean()).isTrue();
    }

    @Test
    void aMemberIsToldInWordsWhyTheyAreIn() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder holder = shop.holder(12_300, 0);
        Story.until(() -> count(shop, range("balanceFen", 12_300)) == 1, "the balance is known");
        Map<String, Object> rule = rule("all", List.of(range("balanceFen", 10_000), rule("not", range("visits", 1))));
        String place = SEGMENTS + "/"
                + shop.owner().post(SEGMENTS, saved("有余额", rule)).expect(201).text("id") + "/members/"
                + holder.memberId() + "/explanation";

        assertThat(told(shop, place, "en"))
                .isEqualTo(
                        "in, because: balance: at least ¥100.00 (found: ¥123.00); not met: days with a visit: at least"
                                + " 1 (found: 0)");
        assertThat(told(shop, place, "zh")).isEqualTo("在人群中，因为：储值余额至少 ¥100.00（实际 ¥123.00）；未满足“到店天数至少 1（实际 0）”");
        holder.phone().buys(shop.cashier(), shop.storeId(), 3_000);
        Story.until(() -> told(shop, place, "en").startsWith("not in"), "the visit is known");
        assertThat(told(shop, place, "en")).isEqualTo("not in, because: days with a visit: at least 1 (found: 1)");
    }

    @Test
    void aListIsBroughtInAndTakenOutWithAnAuditEntry() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder first = shop.holder();
        Shop.Holder second = shop.holder();
        String number =
                second.phone().app().get("/api/v1/member/card").expect(200).text("number");
        List<Map<String, String>> entries = new ArrayList<>(List.of(
                Map.of("phone", first.phone().number()),
                Map.of("cardNumber", number),
                Map.of("phone", "13999999999"),
                Map.of("memberId", UUID.randomUUID().toString())));
        Exchange listed = shop.owner()
                .move(SEGMENTS + "/lists", Map.of("name", "来宾", "entries", entries))
                .expect(201);
        assertThat(listed.json().findValuesAsText("added")).containsExactly("2");
        assertThat(listed.json().findValuesAsText("unknown")).containsExactly("2");
        String place = SEGMENTS + "/" + listed.text("id");
        Story.until(() -> count(shop, rule("segment", listed.text("id"))) == 2, "the listed are known");
        shop.owner()
                .put(STAFF + "members/" + first.memberId() + "/tags", Map.of("tags", List.of("=1+1", "a\"b")))
                .expect(200);
        Story.until(() -> count(shop, rule("tag", List.of("=1+1"))) == 1, "the tag is known");

        Exchange table = shop.owner().post(place + "/exports?limit=1", null).expect(200);
        Exchange rest = shop.owner()
                .post(place + "/exports?limit=1&cursor=" + table.header("Next-Cursor"), null)
                .expect(200);

        String text = text(table) + text(rest);
        assertThat(text).contains(first.memberId(), second.memberId()).contains("\"'=1+1 a\"\"b\"");
        assertThat(text).doesNotContain(first.phone().number());
        assertThat(rest.header("Next-Cursor")).isEmpty();
        assertThat(shop.owner()
                        .get(STAFF + "audit-entries?action=segment.exported")
                        .expect(200)
                        .at("/items"))
                .hasSize(2);
        shop.owner()
                .move(SEGMENTS + "/lists", Map.of("name", "无人", "entries", List.of(Map.of("phone", "13999999998"))))
                .refused(409, "NOBODY_KNOWN");
    }

    private static Map<String, Object> nested(int depth) {
        return depth == 1 ? rule("everyone", true) : rule("not", nested(depth - 1));
    }

    private static List<String> errors(Shop shop, String language, Object rule) {
        Caller owner = shop.owner();
        Exchange refused = owner.send(
                "POST",
                STAFF + "segment-counts",
                Map.of("Accept-Language", language),
                Json.encode(Map.of("rule", rule)));
        refused.refused(400, "INVALID_REQUEST");
        List<String> errors = new ArrayList<>();
        refused.at("/errors")
                .forEach(error -> errors.add(error.path("field").asText() + ": "
                        + error.path("message").asText()));
        return errors;
    }

    private static String told(Shop shop, String place, String language) {
        return shop.owner()
                .send("GET", place, Map.of("Accept-Language", language), null)
                .expect(200)
                .text("says");
    }

    private static String text(Exchange exchange) {
        return new String(exchange.answer(), StandardCharsets.UTF_8);
    }
}
