package dev.lingka.story;

import static dev.lingka.story.Segments.count;
import static dev.lingka.story.Segments.members;
import static dev.lingka.story.Segments.rule;
import static dev.lingka.story.Segments.saved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a segment reaches: no further than its merchant, to staff of all stores, and over more members than are counted. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SegmentReachTest {

    private static final String STAFF = "/api/v1/staff/";
    private static final String SEGMENTS = STAFF + "segments";

    private final Superuser database;

    SegmentReachTest(Superuser database) {
        this.database = database;
    }

    @Test
    void merchantsAreApart() {
        Shop tea = Shop.open(World.underTest());
        Shop coffee = Shop.open(World.underTest());
        Shop.Holder holder = tea.holder();
        coffee.holder();
        Story.until(() -> count(tea, rule("everyone", true)) == 1, "tea's member is known");
        Story.until(() -> count(coffee, rule("everyone", true)) == 1, "coffee's member is known");
        String id = tea.owner()
                .post(SEGMENTS, saved("所有", rule("everyone", true)))
                .expect(201)
                .text("id");

        assertThat(members(coffee, rule("everyone", true))).doesNotContain(holder.memberId());
        coffee.owner().get(SEGMENTS + "/" + id).refused(404, "NOT_FOUND");
        coffee.owner().get(SEGMENTS + "/" + id + "/members").refused(404, "NOT_FOUND");
        coffee.owner().post(SEGMENTS + "/" + id + "/exports", null).refused(404, "NOT_FOUND");
        coffee.owner()
                .post(STAFF + "segment-counts", Map.of("rule", rule("segment", id)))
                .refused(400, "INVALID_REQUEST");
        coffee.owner().get(STAFF + "members/" + holder.memberId() + "/tags").refused(404, "NOT_FOUND");
        coffee.owner()
                .move(
                        SEGMENTS + "/lists",
                        Map.of("name", "别家", "entries", List.of(Map.of("memberId", holder.memberId()))))
                .refused(409, "NOBODY_KNOWN");
    }

    @Test
    void staffOfOneStoreAloneSeeNoSegments() {
        Shop shop = Shop.open(World.underTest());
        Map<String, Object> hired = Map.of(
                "subject",
                "near@" + shop.code(),
                "name",
                "near",
                "role",
                "marketing",
                "allStores",
                false,
                "storeIds",
                List.of(shop.storeId()));
        shop.owner().post(STAFF + "staff", hired).expect(201);
        Caller near = shop.owner().as(() -> World.underTest().staffToken("near@" + shop.code()));

        near.post(STAFF + "segment-counts", Map.of("rule", rule("everyone", true)))
                .refused(403, "STORE_NOT_ALLOWED");
        near.get(SEGMENTS).refused(403, "STORE_NOT_ALLOWED");
        near.post(STAFF + "fact-rebuilds", null).refused(403, "STORE_NOT_ALLOWED");
        near.get(STAFF + "fact-rebuilds").refused(403, "STORE_NOT_ALLOWED");
    }

    /**
     * 60,000 members of whom one in ten is asleep: estimated, and told how far it may be off. Their stages are said to be
     * computed for today, so that the job does not wake them up meanwhile.
     */
    @Test
    void aLargeMerchantIsEstimated() {
        Shop shop = Shop.open(World.underTest());
        String merchant = "(select id from merchant where code = '" + shop.code() + "')";
        database.run(
                """
                insert into lifecycle_run (merchant_id, day, finished_at)
                select %1$s, current_date + d, app_now() from generate_series(-1, 2) d;
                insert into member (merchant_id, id, kind)
                select %1$s, gen_random_uuid(), 'member' from generate_series(1, 60000);
                insert into member_fact (merchant_id, member_id, bucket, stage)
                select merchant_id, id, member_bucket(id),
                       case when row_number() over () %% 10 = 0 then 'sleeping' else 'active' end
                  from member where merchant_id = %1$s;
                analyze member_fact"""
                        .formatted(merchant));

        Exchange counted = shop.owner()
                .post(STAFF + "segment-counts", Map.of("rule", rule("stage", List.of("sleeping"))))
                .expect(200);

        assertThat(counted.at("/exact").asBoolean()).isFalse();
        assertThat(counted.at("/count").asLong()).isBetween(5_000L, 7_000L);
        assertThat(counted.at("/to").asLong() - counted.at("/from").asLong()).isBetween(100L, 600L);
        assertThat(shop.owner()
                        .post(STAFF + "segment-samples?limit=20", Map.of("rule", rule("stage", List.of("sleeping"))))
                        .expect(200)
                        .at("/items"))
                .hasSize(20)
                .allMatch(member -> member.path("stage").asText().equals("sleeping"));
    }
}
