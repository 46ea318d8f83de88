package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.coupon.CouponModel.Piece;
import dev.lingka.coupon.CouponModel.Rule;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of coupons: the database says at each step what the plain model says. */
class CouponModelTest {

    private static final int STEPS = 600;
    private static final int OFFER_DAYS = 3;
    private static final List<Rule> RULES = List.of(
            new Rule("free", 5, null, null, true, true),
            new Rule("scarce", 9, 40, 7, true, true),
            new Rule("strict", 2, null, 25, false, false));

    private CouponBench bench;
    private CouponModel model;
    private List<UUID> members;
    private Random random;

    @BeforeEach
    void open() {
        bench = new CouponBench();
        model = new CouponModel();
        members = IntStream.range(0, 6).mapToObj(i -> bench.member()).toList();
        bench.run("insert into job_lease values ('upkeep', gen_random_uuid(), 1, now() + interval '1 hour')");
        noonOfToday();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 42_000_017})
    void theDatabaseSaysWhatTheModelSays(long seed) {
        random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            String which = "seed " + seed + " step " + step;
            step(which);
        }

        for (Piece piece : model.pieces) {
            assertThat(bench.state(piece.id)).as("seed " + seed).isEqualTo(piece.state);
        }
        assertThat(bench.costFen()).isEqualTo(model.costFen);
        CouponInvariants.hold(bench);
    }

    private void step(String which) {
        int dice = random.nextInt(100);
        if (model.pieces.isEmpty() || dice < 30) {
            grant(which);
        } else if (dice < 55) {
            redeem(which);
        } else if (dice < 65) {
            giveBack(which);
        } else if (dice < 76) {
            offer(which);
        } else if (dice < 88) {
            accept(which);
        } else if (dice < 93) {
            takeBack(which);
        } else {
            nextDay();
        }
    }

    private void grant(String which) {
        Rule rule = RULES.get(random.nextInt(RULES.size()));
        UUID member = anyMember();
        JsonObject wish = bench.wish(template(rule), member);

        JsonObject answer = bench.call("coupon_grant", wish);

        assertThat(word(answer))
                .as(which)
                .isEqualTo(model.grant(rule, member, UUID.fromString(wish.getString("couponId"))));
    }

    private void redeem(String which) {
        Piece piece = anyPiece();
        UUID member = random.nextInt(10) == 0 ? anyMember() : piece.holder;
        UUID sale = Ids.next();

        JsonObject answer = bench.redeem(piece.id, member, sale, 500);

        assertThat(word(answer)).as(which).isEqualTo(model.redeem(piece, member, sale, 500));
    }

    private void giveBack(String which) {
        Piece piece = anyPiece();
        UUID sale = piece.sale == null ? Ids.next() : piece.sale;

        JsonObject answer = bench.giveBack(sale);

        int alive = piece.sale == null ? 0 : model.giveBack(piece, 500);
        assertThat(answer.getJsonArray("coupons").size()).as(which).isEqualTo(alive);
    }

    private void offer(String which) {
        Piece piece = anyPiece();
        String token = Ids.next().toString();
        JsonObject wish = ofOwn(piece)
                .put("transferId", Ids.next().toString())
                .put("tokenHash", token)
                .put("offerDays", OFFER_DAYS);

        JsonObject answer = bench.call("coupon_offer", wish);

        assertThat(word(answer)).as(which).isEqualTo(model.offer(piece, piece.holder, token, OFFER_DAYS));
    }

    private void takeBack(String which) {
        Piece piece = anyPiece();

        JsonObject answer = bench.call("coupon_take_back", ofOwn(piece));

        assertThat(word(answer)).as(which).isEqualTo(model.takeBack(piece, piece.holder));
    }

    private void accept(String which) {
        List<String> tokens = model.byToken.keySet().stream().sorted().toList();
        if (tokens.isEmpty()) {
            return;
        }
        String token = tokens.get(Math.max(0, tokens.size() - 1 - random.nextInt(4)));
        UUID friend = anyMember();
        UUID id = Ids.next();
        JsonObject wish = new JsonObject()
                .put("tokenHash", token)
                .put("memberId", friend.toString())
                .put("couponId", id.toString())
                .put("codeHash", "hash of " + id);

        JsonObject answer = bench.call("coupon_accept", wish);

        assertThat(word(answer)).as(which).isEqualTo(model.accept(token, friend, id));
    }

    /** Sometimes the workers come by in the morning, sometimes they do not. */
    private void nextDay() {
        model.today++;
        noonOfToday();
        if (random.nextBoolean()) {
            model.upkeep();
            bench.one("select coupon_expire('upkeep', 1, 10000)");
            bench.one("select coupon_lapse('upkeep', 1, 10000)");
        }
    }

    /** A minute later than the noon before, so that what lapses after whole days has lapsed. */
    private void noonOfToday() {
        bench.run(
                "update app_clock set offset_by = timestamptz '2027-12-25 12:00+08' + ? * interval '1 day 1 minute'"
                        + " - now()",
                model.today);
    }

    private static JsonObject template(Rule rule) {
        return CouponBench.template(
                rule.code(),
                new JsonObject()
                        .put("stock", rule.stock())
                        .put("perMember", rule.perMember())
                        .put("transferable", rule.transferable())
                        .put("returnOnRefund", rule.returned())
                        .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", rule.days()))));
    }

    private static JsonObject ofOwn(Piece piece) {
        return new JsonObject().put("couponId", piece.id.toString()).put("memberId", piece.holder.toString());
    }

    private UUID anyMember() {
        return members.get(random.nextInt(members.size()));
    }

    /** Mostly one of the newest, which have something ahead of them. */
    private Piece anyPiece() {
        int newest = Math.min(model.pieces.size(), 25);
        int from = random.nextInt(4) == 0 ? 0 : model.pieces.size() - newest;
        return model.pieces.get(from + random.nextInt(model.pieces.size() - from));
    }

    private static String word(JsonObject answer) {
        return answer == null ? null : answer.getString("outcome");
    }
}
