package dev.lingka.shop.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checks are checked: each test breaks one promise on purpose, and the invariant of that promise turns red. */
class RedemptionMutationTest {

    private ShopBench bench;

    @BeforeEach
    void open() {
        bench = new ShopBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void withoutTheConditionMoreGiftsAreGivenThanThereAre() {
        bench.run("alter table shop_count drop constraint shop_count_taken_check");
        mutate("shop_count_one(integer,text,text,text,bigint)", "or c.taken < excluded.most", "or true");
        mutate("shop_refusal(integer,uuid,text,jsonb)", "shop_taken(p_merchant, v_code, '', 'ever')", "0");
        JsonObject one = ShopBench.item("one", new JsonObject().put("stock", 1));

        for (int i = 0; i < 3; i++) {
            bench.redeem(one, bench.member(10));
        }

        assertThat(broken()).containsOnly("given within the stock");
    }

    @Test
    void withoutTheStateInTheConditionOneGiftIsHandedOverTwice() {
        mutate("shop_hand_over(jsonb,jsonb)", "and state = 'open'", "");
        String gift = gift(bench.member(10));

        bench.handOver(gift);
        bench.handOver(gift);

        assertThat(broken()).containsOnly("each event once");
    }

    @Test
    void withoutSpendingThePointsStay() {
        mutate(
                "shop_redeem(jsonb,jsonb)",
                "points_spend(v_merchant, v_actor, v_member, 'redemption', v_id, (v_item ->> 'points')::bigint)",
                "null");

        gift(bench.member(10));

        assertThat(broken())
                .containsOnly("points of a redemption went once, and came back once where it was cancelled");
    }

    private String gift(UUID member) {
        return bench.redeem(ShopBench.item("gift", new JsonObject()), member).getString("redemptionId");
    }

    private List<String> broken() {
        return ShopInvariants.broken(bench).stream()
                .map(found -> found.substring(0, found.indexOf(':')))
                .toList();
    }

    private void mutate(String function, String from, String to) {
        String definition = bench.one("select pg_get_functiondef(?::regprocedure)", function);
        assertThat(definition).contains(from);
        bench.run(definition.replace(from, to));
    }
}
