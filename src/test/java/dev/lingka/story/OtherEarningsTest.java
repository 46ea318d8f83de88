package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points for what is not a sale, over HTTP. A sale itself gives nothing here, so that each figure is a deed's. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OtherEarningsTest {

    private static final String ANSWERS = "/api/v1/member/profile/answers";
    private static final String RULES =
            """
            {"others": [
               {"kind": "visit", "points": 3},
               {"kind": "share", "points": 2, "perDay": 2},
               {"kind": "review", "points": 20, "perYear": 2},
               {"kind": "referral", "points": 70, "perYear": 5},
               {"kind": "profile", "points": 50}]}
            """;

    private Shop shop;
    private Shop.Holder holder;

    @BeforeEach
    void open() throws JsonProcessingException {
        shop = Shop.open(World.underTest());
        ObjectMapper json = new ObjectMapper();
        ObjectNode document = InForce.document(shop.manager());
        document.set("points", json.readTree(RULES));
        document.set("referral", json.readTree("{\"minimumFen\": 5000, \"holdDays\": 0}"));
        InForce.put(shop.manager(), shop.owner(), document);
        holder = shop.holder();
    }

    /** Two sales of a day are one visit. The first goes back, and its 3 points with it; the next sale is a visit again. */
    @Test
    void aVisitIsTheFirstSaleOfADayThatStands() {
        String first = buy(2_000);
        has(3);
        buy(3_000);
        giveBack(first, 500);
        giveBack(first, 1_500);
        has(0);

        buy(1_000);

        has(3);
        shop.verify();
    }

    /** 2 each, twice a day; a repeated request is the same share. */
    @Test
    void sharesEarnAsOftenAsTheRuleSays() {
        String shares = "/api/v1/member/points/shares";
        String key = UUID.randomUUID().toString();
        holder.phone().app().move(shares, null, key).expect(201);
        holder.phone().app().move(shares, null, key).expect(201);
        holder.phone().app().move(shares, null).expect(201);

        Exchange refused = holder.phone().app().move(shares, null);

        refused.refused(409, "LIMIT_REACHED");
        has(4);
    }

    /** 20 for each review that staff have seen, once for one review, whoever types it; two in a year. */
    @Test
    void aReviewEarnsOnce() {
        review("dianping:1").expect(201);
        review("dianping:1").expect(201);
        review("dianping:2").expect(201);

        Exchange third = review("dianping:3");

        third.refused(409, "LIMIT_REACHED");
        review(" ").refused(400, "INVALID_REQUEST");
        shop.cashier().move(reviews(), Map.of("review", "dianping:4")).expect(403);
        has(40);
    }

    /** 70 for the friend who bought, 50 for all answers; 3 for one's own visit. */
    @Test
    void friendsAndAnswersEarn() {
        String code = holder.phone()
                .app()
                .send("POST", "/api/v1/member/join-codes/mine", Map.of(), null)
                .expect(200)
                .text("code");
        Phone friend = shop.passerBy();
        friend.scan(code);
        friend.join(code).expect(201);
        friend.buys(shop.cashier(), shop.storeId(), 5_000);
        has(70);
        Map<String, Object> told = Map.of("answers", Map.of("seat", "booth", "party", 4));

        Caller app = holder.phone().app();
        app.edit("PUT", ANSWERS, app.get(ANSWERS).expect(200).tag(), told).expect(200);
        buy(1_000);

        has(70 + 50 + 3);
        shop.verify();
    }

    private String buy(long fen) {
        return holder.phone().buys(shop.cashier(), shop.storeId(), fen);
    }

    private void giveBack(String sale, long fen) {
        shop.cashier()
                .move("/api/v1/staff/sales/" + sale + "/refunds", Map.of("amountFen", fen, "reason", "退货"))
                .expect(201);
    }

    private Exchange review(String review) {
        return shop.owner().move(reviews(), Map.of("review", review));
    }

    private String reviews() {
        return "/api/v1/staff/members/" + holder.memberId() + "/points/reviews";
    }

    private void has(long points) {
        Story.until(
                () -> holder.phone()
                                .app()
                                .get("/api/v1/member/points")
                                .expect(200)
                                .fen("/points")
                        == points,
                "the member has " + points + " points");
    }
}
