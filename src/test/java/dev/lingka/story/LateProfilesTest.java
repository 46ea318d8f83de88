package dev.lingka.story;

import static dev.lingka.story.Segments.members;
import static dev.lingka.story.Segments.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.member.LateProfiles;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members who told of themselves before sex, year and region could be found: a rebuild of the facts opens each once. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class LateProfilesTest {

    /** What the row of a profile looks like that was saved before. */
    private static final String AS_BEFORE =
            """
            update member set sex_index = null, birth_year_index = null, region_indexes = null, described_at = null
             where merchant_id = %1$s;
            update member_fact set sex_index = null, birth_year_index = null, region_indexes = null
             where merchant_id = %1$s""";

    private static final String OPEN =
            "select id::text from member where merchant_id = %s and profile_sealed is not null and described_at is null";

    private final LateProfiles profiles;
    private final Superuser database;
    private Shop shop;
    private String merchant;

    LateProfilesTest(LateProfiles profiles, Superuser database) {
        this.profiles = profiles;
        this.database = database;
    }

    @Test
    void areFoundAfterARebuildThatOpensEachOnce() {
        shop = Shop.open(World.underTest());
        merchant = "(select id from merchant where code = '" + shop.code() + "')";
        Shop.Holder woman = tells(Map.of("sex", "female", "birthday", "1990-05-31", "region", "440305"));
        Shop.Holder silent = tells(Map.of("nickname", "小何"));
        Story.until(() -> members(shop, rule("everyone", true)).size() == 2, "both are known");
        awaitQuiet();
        database.run(AS_BEFORE.formatted(merchant));
        assertThat(members(shop, rule("sex", List.of("female")))).isEmpty();

        FactRebuilds.run(shop.owner());

        assertThat(members(shop, rule("sex", List.of("female")))).containsExactly(woman.memberId());
        assertThat(members(shop, rule("region", List.of("4403")))).containsExactly(woman.memberId());
        assertThat(members(shop, rule("age", Map.of("atLeast", 36, "atMost", 60))))
                .containsExactly(woman.memberId());
        assertThat(members(shop, rule("not", rule("age", Map.of("atLeast", 0)))))
                .containsExactly(silent.memberId());
        assertThat(database.column(OPEN.formatted(merchant))).isEmpty();
        List<String> opened = openedAt();
        FactRebuilds.run(shop.owner());
        assertThat(openedAt()).isEqualTo(opened);
        assertThat(database.column("select p::text from member_fact p where merchant_id = " + merchant)
                        .toString())
                .doesNotContain("female", "1990", "440305");
    }

    /** The first of three does not open: it is left, and the two after it are done, one in a commit. */
    @Test
    void oneThatDoesNotOpenHoldsNobodyUp() throws Throwable {
        shop = Shop.open(World.underTest());
        merchant = "(select id from merchant where code = '" + shop.code() + "')";
        Shop.Holder broken = tells(Map.of("sex", "male"));
        Shop.Holder second = tells(Map.of("sex", "male"));
        Shop.Holder third = tells(Map.of("sex", "female"));
        awaitQuiet();
        String sealed = database.column("select profile_sealed from member where id = '" + broken.memberId() + "'")
                .get(0);
        database.run(AS_BEFORE.formatted(merchant));
        database.run("update member set profile_sealed = 'AAAA' where id = '" + broken.memberId() + "'");

        describe();

        assertThat(database.column(OPEN.formatted(merchant))).containsExactly(broken.memberId());
        FactRebuilds.run(shop.owner());
        assertThat(members(shop, rule("sex", List.of("male")))).containsExactly(second.memberId());
        assertThat(members(shop, rule("sex", List.of("female")))).containsExactly(third.memberId());
        database.run("update member set profile_sealed = '" + sealed + "' where id = '" + broken.memberId() + "'");
        FactRebuilds.run(shop.owner());
        assertThat(members(shop, rule("sex", List.of("male"))))
                .containsExactlyInAnyOrder(broken.memberId(), second.memberId());
    }

    private void describe() throws Throwable {
        MerchantId id = new MerchantId((int) database.number("select " + merchant));
        VertxContextSupport.subscribeAndAwait(() -> profiles.describeAll(id, 1));
    }

    private Shop.Holder tells(Map<String, String> told) {
        Shop.Holder holder = shop.holder();
        holder.phone().app().patch("/api/v1/member/profile", told).expect(200);
        return holder;
    }

    private List<String> openedAt() {
        return database.column("select described_at::text from member where merchant_id = " + merchant
                + " and profile_sealed is not null order by id");
    }

    private void awaitQuiet() {
        Story.until(
                () -> database.number("select count(*) from outbox_delivery where state = 'pending' and merchant_id = "
                                + merchant)
                        == 0,
                "all has been told");
    }
}
