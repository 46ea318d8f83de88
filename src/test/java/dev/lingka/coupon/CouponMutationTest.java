package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checks themselves are checked: each test breaks one promise on purpose, and the invariant of it turns red. */
class CouponMutationTest {

    private CouponBench bench;

    @BeforeEach
    void open() {
        bench = new CouponBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void withoutItsConditionTheStockIsExceeded() {
        mutate("coupon_take_stock", "and issued + p_pieces <= p_most", "");
        mutate("coupon_take", "and issued >= v_stock", "and false");
        bench.run("alter table coupon_stock drop constraint coupon_stock_issued_check");
        JsonObject one = CouponBench.template("one", new JsonObject().put("stock", 1));

        bench.piece(one, bench.member());
        bench.piece(one, bench.member());

        assertThat(CouponInvariants.broken(bench)).containsExactly("more given than the stock");
    }

    @Test
    void withoutItsConditionAMemberGetsMoreThanOneMay() {
        mutate("coupon_take_share", "where p_most is null or s.taken < p_most", "");
        JsonObject one = CouponBench.template("one", new JsonObject().put("perMember", 1));
        UUID member = bench.member();

        bench.piece(one, member);
        bench.piece(one, member);

        assertThat(CouponInvariants.broken(bench)).containsExactly("a member got more than one may");
    }

    @Test
    void withoutTheStateAPieceIsUsedTwice() {
        mutate("coupon_redeem", "and state = 'live'", "");
        bench.run("drop index coupon_redemption_once_key");
        UUID member = bench.member();
        UUID coupon = bench.piece(CouponBench.template("cash"), member);

        bench.redeem(coupon, member, Ids.next(), 500);
        bench.redeem(coupon, member, Ids.next(), 500);

        assertThat(CouponInvariants.broken(bench)).containsExactly("used in two sales");
    }

    @Test
    void withoutTheStateTheUniqueRowStillHoldsAPieceToOneSale() {
        mutate("coupon_redeem", "and state = 'live'", "");
        UUID member = bench.member();
        UUID coupon = bench.piece(CouponBench.template("cash"), member);
        bench.redeem(coupon, member, Ids.next(), 500);

        assertThat(refuses(() -> bench.redeem(coupon, member, Ids.next(), 500))).isTrue();

        CouponInvariants.hold(bench);
    }

    @Test
    void withoutThePostingTheCostIsNotInTheLedger() {
        mutate("coupon_book", "if v_fen = 0 then", "if true then");
        UUID member = bench.member();

        bench.redeem(bench.piece(CouponBench.template("cash"), member), member, Ids.next(), 500);

        assertThat(CouponInvariants.broken(bench)).containsExactly("the cost is not what was used");
    }

    private static boolean refuses(Runnable deed) {
        try {
            deed.run();
            return false;
        } catch (IllegalStateException e) {
            return e.getCause().getMessage().contains("coupon_redemption_once_key");
        }
    }

    private void mutate(String function, String piece, String replacement) {
        String source = bench.one("select pg_get_functiondef(oid) from pg_proc where proname = ?", function);
        assertThat(source).contains(piece);
        bench.run(source.replace(piece, replacement));
    }
}
