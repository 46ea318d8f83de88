package dev.lingka.shop.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the functions decide, one at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedemptionFunctionsTest {

    private ShopBench bench;

    @BeforeAll
    void open() {
        bench = new ShopBench();
    }

    @AfterEach
    void invariantsHold() {
        ShopInvariants.hold(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        UUID member = bench.member(9);

        JsonObject refused = bench.redeem(ShopBench.item("dear", new JsonObject().put("stock", 5)), member);

        assertThat(refused.getString("outcome")).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(refused.getLong("missingPoints")).isEqualTo(1);
        assertThat(bench.number("select count(*) from shop_count where item = 'dear'"))
                .isZero();
        assertThat(bench.number("select count(*) from redemption where item = 'dear'"))
                .isZero();
    }

    @Test
    void aCouponThatIsOutTakesNoPoints() {
        JsonObject item =
                ShopBench.item("piece", new JsonObject().put("kind", "coupon").put("coupon", "five"));
        UUID late = bench.member(10);
        bench.call("shop_redeem", bench.wish(item, bench.member(10), 1L));

        JsonObject refused = bench.call("shop_redeem", bench.wish(item, late, 1L));

        assertThat(refused.getString("outcome")).isEqualTo("COUPON_SOLD_OUT");
        assertThat(bench.points(late)).isEqualTo(10);
    }

    @Test
    void anItemIsThereInItsTimeAlone() {
        UUID member = bench.member(10);
        JsonObject soon = ShopBench.item("soon", new JsonObject().put("from", "2999-01-01T00:00:00Z"));
        JsonObject over = ShopBench.item("over", new JsonObject().put("until", "2001-01-01T00:00:00Z"));

        assertThat(bench.redeem(soon, member).getString("outcome")).isEqualTo("SHOP_ITEM_NOT_YET");
        assertThat(bench.redeem(over, member).getString("outcome")).isEqualTo("SHOP_ITEM_OVER");
    }

    @Test
    void anItemOfATierIsForThatTier() {
        UUID member = bench.member(10);
        JsonObject golden = ShopBench.item("golden", new JsonObject().put("tiers", new JsonArray().add("gold")));

        JsonObject refused = bench.redeem(golden, member);
        JsonObject taken = bench.call("shop_redeem", bench.wish(golden, member).put("tier", "gold"));

        assertThat(refused.getString("outcome")).isEqualTo("SHOP_TIER_REQUIRED");
        assertThat(taken.getString("outcome")).isEqualTo("REDEEMED");
    }

    @Test
    void bonusNeedsOnesOwnActiveCard() {
        UUID member = bench.member(50);
        UUID own = bench.card(member);
        UUID others = bench.card(bench.member(0));
        JsonObject money =
                ShopBench.item("money", new JsonObject().put("kind", "bonus").put("bonusFen", 500));

        assertThat(bonus(money, member, null)).isEqualTo("CARD_REQUIRED");
        assertThat(bonus(money, member, others)).isEqualTo("NOT_FOUND");
        assertThat(bonus(money, member, own)).isEqualTo("REDEEMED");
        bench.run("update card set status = 'frozen' where id = ?", own);
        assertThat(bonus(money, member, own)).isEqualTo("CARD_NOT_ACTIVE");
        assertThat(bench.bonusFen(own)).isEqualTo(500);
        assertThat(bench.points(member)).isEqualTo(40);
    }

    private String bonus(JsonObject item, UUID member, UUID card) {
        JsonObject wish = bench.wish(item, member).put("cardId", card == null ? null : card.toString());
        return bench.call("shop_redeem", wish).getString("outcome");
    }

    @Test
    void aLimitThatComesLaterCountsWhatWasBefore() {
        JsonObject free = ShopBench.item("later", new JsonObject());
        JsonObject limited = ShopBench.item("later", new JsonObject().put("stock", 2));
        UUID member = bench.member(50);
        bench.redeem(free, member);
        bench.redeem(free, member);

        assertThat(bench.redeem(limited, member).getString("outcome")).isEqualTo("SHOP_SOLD_OUT");
    }

    @Test
    void pointsOfAPersonWhoWasMergedComeBackToWhoTheyAreNow() {
        UUID from = bench.member(10);
        UUID into = bench.member(0);
        JsonObject once = ShopBench.item("once", new JsonObject().put("perMember", 1));
        String gift = bench.redeem(once, from).getString("redemptionId");
        merge(from, into);

        JsonObject second = bench.redeem(once, into);
        JsonObject cancelled = bench.cancel(gift);

        assertThat(second.getString("outcome")).isIn("SHOP_LIMIT_REACHED", "INSUFFICIENT_POINTS");
        assertThat(cancelled.getLong("returnedPoints")).isEqualTo(10);
        assertThat(bench.points(into)).isEqualTo(10);
    }

    private void merge(UUID from, UUID into) {
        JsonObject both = new JsonObject().put("fromMember", from.toString());
        JsonObject merged = bench.call(
                "card_merge", both.copy().put("intoMember", into.toString()).put("reason", "one"));
        assertThat(merged.getString("outcome")).isEqualTo("MEMBERS_MERGED");
        JsonObject told = both.put("memberId", into.toString());
        assertThat(bench.call("shop_merge", told).getString("outcome")).isEqualTo("MERGED");
        assertThat(bench.call("shop_merge", told).getString("outcome")).isEqualTo("MERGED");
    }

    @Test
    void anotherMerchantsStoreHandsNothingOver() {
        String gift = bench.redeem(ShopBench.item("stays", new JsonObject()), bench.member(10))
                .getString("redemptionId");

        JsonObject refused = bench.call(
                "shop_hand_over",
                new JsonObject()
                        .put("redemptionId", gift)
                        .put("storeId", Ids.next().toString()));

        assertThat(refused.getString("outcome")).isEqualTo("NOT_FOUND");
    }

    @Test
    void nobodyHandsOverOrCancelsTheirOwn() {
        UUID member = bench.member(10);
        String gift =
                bench.redeem(ShopBench.item("own", new JsonObject()), member).getString("redemptionId");
        bench.run(
                "update member set phone_index = 'index of 138', phone_sealed = 'x', phone_key_id = ?, phone_at = now()"
                        + " where id = ?",
                key(member),
                member);
        JsonObject args = new JsonObject()
                .put("redemptionId", gift)
                .put("storeId", bench.store.toString())
                .put("reason", "mine")
                .put("actorPhoneIndex", "index of 138");

        assertThat(bench.call("shop_hand_over", args).getString("outcome")).isEqualTo("OWN_CARD");
        assertThat(bench.call("shop_cancel", args).getString("outcome")).isEqualTo("OWN_CARD");
    }

    private UUID key(UUID member) {
        UUID key = Ids.next();
        bench.run(
                "insert into member_key (merchant_id, id, member_id, key_sealed) values (?, ?, ?, 'k')",
                bench.merchant,
                key,
                member);
        return key;
    }
}
