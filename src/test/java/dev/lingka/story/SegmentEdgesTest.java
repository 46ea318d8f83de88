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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies at the edges of segments: odd dates, odd words, people who become one or go, and segments that grow. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SegmentEdgesTest {

    private static final String STAFF = "/api/v1/staff/";
    private static final String SEGMENTS = STAFF + "segments";
    private static Shop shop;

    private final Superuser database;

    SegmentEdgesTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        if (shop == null) {
            shop = Shop.open(World.underTest());
        }
    }

    /** Java reads these as dates; the database has no such days. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "+10000-01-01", "-0001-01-01", "2026-02-29"})
    void aDateBeyondTheCalendarIsRefused(String day) {
        Exchange refused = shop.owner()
                .post(STAFF + "segment-counts", Map.of("rule", rule("joined", Map.of("from", day))))
                .refused(400, "INVALID_REQUEST");

        assertThat(refused.at("/errors/0/field").asText()).isEqualTo("rule.joined.from");
    }

    @Test
    void theFirstAndTheLastDayAreDates() {
        assertThat(count(shop, rule("joined", Map.of("from", "9999-12-31")))).isZero();
        assertThat(count(shop, rule("joined", Map.of("to", "0001-01-01")))).isZero();
    }

    /** What staff call a product may look like a gap in our sentences. */
    @Test
    void aWordThatLooksLikeAGapIsSaidAsItIs() {
        Shop.Holder holder = shop.holder();
        Story.until(() -> members(shop, rule("everyone", true)).contains(holder.memberId()), "the member is known");
        Map<String, Object> odd = rule("bought", Map.of("skus", List.of("{1}{0}"), "atLeast", 2));
        String id = shop.owner().post(SEGMENTS, saved("怪名", odd)).expect(201).text("id");

        assertThat(shop.owner()
                        .send(
                                "GET",
                                SEGMENTS + "/" + id + "/members/" + holder.memberId() + "/explanation",
                                Map.of("Accept-Language", "en"),
                                null)
                        .expect(200)
                        .text("says"))
                .isEqualTo("not in, because: not met: visits with {1}{0}: at least 2 (found: 0)");
    }

    /** Five entries: the one who was merged, by id; who they are now, by id and twice by phone; and nobody. */
    @Test
    void aListTakesEntriesThatMeanTheSamePerson() {
        Shop.Holder from = shop.holder();
        Shop.Holder into = shop.holder();
        merge(from, into);
        String phone = into.phone().number();
        JsonNode listed = shop.owner()
                .move(
                        SEGMENTS + "/lists",
                        Map.of(
                                "name",
                                "重复",
                                "entries",
                                List.of(
                                        Map.of("memberId", from.memberId()),
                                        Map.of("memberId", into.memberId()),
                                        Map.of("phone", phone),
                                        Map.of("phone", phone),
                                        Map.of("memberId", UUID.randomUUID()))))
                .expect(201)
                .json();

        assertThat(listed.path("added").asInt()).isEqualTo(1);
        assertThat(listed.path("known").asInt()).isZero();
        assertThat(listed.path("unknown").asInt()).isEqualTo(1);
        Story.until(
                () -> members(shop, rule("segment", listed.path("id").asText())).equals(List.of(into.memberId())),
                "they are on the list");
    }

    private static void merge(Shop.Holder from, Shop.Holder into) {
        String approval = shop.manager()
                .post(
                        STAFF + "members/" + into.memberId() + "/merges",
                        Map.of("fromMember", from.memberId(), "reason", "身份证一致"))
                .expect(202)
                .text("id");
        shop.approve(approval).expect(200);
    }

    /** Whatever names the one who was merged may be heard before the merge itself. */
    @Test
    void clicksAreNotLostBeforeAMergeIsHeard() {
        Shop.Holder from = shop.holder();
        Shop.Holder into = shop.holder();
        clicks(from);
        Story.until(
                () -> members(shop, range("messagesClicked", 1)).equals(List.of(from.memberId())),
                "the click is known");
        becomes(from, "merged", "'" + into.memberId() + "'");

        gather(from);

        assertThat(members(shop, range("messagesClicked", 1))).containsExactly(into.memberId());
        assertThat(members(shop, rule("daysSinceClick", Map.of("atMost", 0)))).containsExactly(into.memberId());
        gather(from);
        assertThat(count(shop, range("messagesClicked", 2))).isZero();
    }

    private void clicks(Shop.Holder holder) {
        database.column(
                """
                select outbox_publish((select id from merchant where code = '%1$s'), 'MessageClicked', 'member:%2$s',
                    jsonb_build_object('memberId', '%2$s', 'messageId', '%3$s'))"""
                        .formatted(shop.code(), holder.memberId(), UUID.randomUUID()));
    }

    private void gather(Shop.Holder holder) {
        database.column("select member_fact_refresh(merchant_id, array[id], null)::text from member where id = '"
                + holder.memberId() + "'");
    }

    private void becomes(Shop.Holder holder, String status, String into) {
        database.run("update member set status = '" + status + "', merged_into = " + into
                + ", ended_at = now(), phone_sealed = null, phone_index = null, phone_key_id = null where id = '"
                + holder.memberId() + "'");
    }

    /** A merge that is heard after the deletion of who they became. */
    @Test
    void whoIsDeletedIsOnNoList() {
        Shop.Holder from = shop.holder();
        Shop.Holder into = shop.holder();
        String list = shop.owner()
                .move(
                        SEGMENTS + "/lists",
                        Map.of("name", "走了", "entries", List.of(Map.of("memberId", from.memberId()))))
                .expect(201)
                .text("id");
        becomes(from, "merged", "'" + into.memberId() + "'");
        becomes(into, "deleted", "null");

        database.column(
                """
                select segment_people(jsonb_build_object('merchant', merchant_id),
                    jsonb_build_object('memberId', '%s', 'fromMember', id)) from member where id = '%s'"""
                        .formatted(into.memberId(), from.memberId()));

        assertThat(database.number("select count(*) from segment_member where segment_id = '" + list + "'"))
                .isZero();
    }

    /** With the inner one of 1 condition the outer comes to 1 + 59 × 2 = 119, of 5 to 1 + 59 × 6 = 355, of 6 to 414. */
    @Test
    void aSegmentDoesNotGrowBeyondWhatThoseThatUseItMayHold() {
        Caller owner = shop.owner();
        Exchange inner =
                owner.post(SEGMENTS, saved("里", rule("everyone", true))).expect(201);
        String place = SEGMENTS + "/" + inner.text("id");
        String outer = owner.post(
                        SEGMENTS, saved("外", rule("any", Collections.nCopies(59, rule("segment", inner.text("id"))))))
                .expect(201)
                .text("id");
        owner.post(SEGMENTS, saved("再外", rule("segment", outer))).expect(201);

        Exchange grown =
                owner.edit("PUT", place, inner.tag(), saved("里", any(4))).expect(200);
        Exchange refused = owner.edit("PUT", place, grown.tag(), saved("里", any(5)));

        assertThat(refused.refused(400, "INVALID_REQUEST").at("/errors/0/field").asText())
                .isEqualTo("rule.any");
        owner.get(SEGMENTS + "/" + outer + "/members").expect(200);
        owner.edit("PUT", place, grown.tag(), saved("里", rule("segment", outer)))
                .refused(409, "SEGMENT_CIRCLE");
    }

    private static Map<String, Object> any(int conditions) {
        return rule("any", Collections.nCopies(conditions, rule("everyone", true)));
    }

    /** Nobody told anything: what is not known is neither, and "not" of it holds. */
    @Test
    void whatIsNotKnownIsNeither() {
        Shop quiet = Shop.open(World.underTest());
        String member = quiet.holder().memberId();
        Story.until(() -> count(quiet, rule("everyone", true)) == 1, "the member is known");
        Map<String, Object> sex = rule("sex", List.of("female", "male", "other"));
        Map<String, Object> age = rule("age", Map.of("atLeast", 0, "atMost", 130));
        Map<String, Object> birthday = rule("birthday", Map.of("from", "01-01", "to", "12-31"));
        Map<String, Object> click = rule("daysSinceClick", Map.of("atMost", 36_500));
        Map<String, Object> lately = rule("daysSinceVisit", Map.of("atMost", 36_500, "window", Map.of("lastDays", 30)));
        Map<String, Object> weekend =
                rule("visitDays", Map.of("days", List.of("sunday"), "percent", 1, "window", Map.of("lastDays", 30)));
        Map<String, Object> noon =
                rule("visitHours", Map.of("from", 0, "to", 24, "percent", 1, "window", Map.of("lastDays", 30)));
        for (Map<String, Object> unknown : List.of(sex, age, birthday, click, lately, weekend, noon)) {
            assertThat(members(quiet, unknown)).as(unknown.toString()).isEmpty();
            assertThat(count(quiet, unknown)).as(unknown.toString()).isZero();
            assertThat(members(quiet, rule("not", unknown)))
                    .as(unknown.toString())
                    .containsExactly(member);
        }
    }
}
