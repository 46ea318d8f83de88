package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Gifts by rule, friends and commissions. Comes after the team was hired, and leaves its programme in force. */
final class RewardErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String REFERRALS = "/api/v1/member/referrals";
    private static final String POINTS = "/api/v1/member/points";

    /** The supermarket's vouchers, 50 points for a friend and 30 for who was brought; the car club's ¥35 for a card. */
    private static final String RULES =
            """
            {"coupons": {"templates": [
               {"code": "v5", "name": {"zh": "五元券", "en": "¥5 off"}, "kind": "cash", "value": {"fen": 500},
                "validity": {"rolling": {"days": 30}}},
               {"code": "v10", "name": {"zh": "十元券", "en": "¥10 off"}, "kind": "cash", "value": {"fen": 1000},
                "validity": {"rolling": {"days": 30}}}]},
             "rewards": {"grants": [
               {"code": "vouchers", "on": "sale", "points": 7, "limit": {"times": 2, "per": "day"},
                "steps": [{"fromFen": 6800, "coupon": "v5"}, {"fromFen": 12800, "coupon": "v10"}]},
               {"code": "bring", "on": "referral", "points": 50},
               {"code": "come", "on": "referred", "points": 30}]},
             "referral": {"minimumFen": 5000, "holdDays": 0, "perReferrer": {"times": 10, "per": "year"}},
             "commissions": {"cards": [{"kind": "standard", "fen": 3500}], "recharge": {"basisPoints": 100},
                             "takeBackDays": 30}}
            """;

    private final Premises shop;
    private final Caller owner;
    private final Caller cashier;

    RewardErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
        this.cashier = shop.as("cashier");
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::publishing, this::buying, this::bringing, this::selling);
    }

    private void publishing() {
        ObjectNode document = InForce.document(owner);
        document.setAll((ObjectNode) json(RULES));
        InForce.put(owner, shop.as("manager"), document);
    }

    /** ¥128 gives 128 points, 7 more and the voucher; all of it back takes them back. */
    private void buying() {
        Phone phone = shop.member("会员日");
        String sale = phone.buys(cashier, shop.storeId(), 12_800);
        has(phone, 135);
        cashier.move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 12_800, "reason", "退货"))
                .expect(201);
        has(phone, 0);
    }

    /** A friend's first ¥50 gives 50 points to one, and to the other 30 beside the 57 of the sale. */
    private void bringing() {
        Phone phone = shop.member("老友");
        phone.app().get(REFERRALS).expect(200);
        String code = phone.app()
                .send("POST", "/api/v1/member/join-codes/mine", Map.of(), null)
                .expect(200)
                .text("code");
        Phone friend = shop.stranger("新友", Phone.anyNumber());
        friend.join(code).expect(201);
        friend.buys(cashier, shop.storeId(), 5_000);
        has(phone, 50);
        has(friend, 87);
        Exchange told = phone.app().get(REFERRALS).expect(200);
        Story.check(
                told.fen("/joined") == 1 && told.fen("/rewarded") == 1 && told.fen("/points") == 50,
                "the member sees what the friend brought");
    }

    /** A card by the cashier's code earns ¥35, and a recharge of ¥100 by cash ¥1; a refund of half of it takes ¥0.50. */
    private void selling() {
        String me = cashier.get(STAFF + "me").expect(200).text("id");
        String code = owner.post(
                        STAFF + "stores/" + shop.storeId() + "/join-codes",
                        Map.of("source", "staff", "label", "小李", "staffId", me))
                .expect(201)
                .text("code");
        Phone phone = shop.stranger("新卡", Phone.anyNumber());
        phone.join(code).expect(201);
        String month = YearMonth.from(LocalDate.now(ZoneId.of("Asia/Shanghai"))).toString();
        Story.until(() -> mine(month, "/items/0/cardsFen") == 3_500, "the card earned its commission");
        Map<String, Object> wish = Map.of(
                "cardId",
                phone.cardId(),
                "storeId",
                shop.storeId(),
                "channel",
                "cash",
                "amountFen",
                10_000,
                "termsVersion",
                Premises.TERMS);
        String recharge =
                cashier.move(STAFF + "counter-recharges", wish).expect(201).text("id");
        Story.until(() -> mine(month, "/items/0/rechargesFen") == 100, "the recharge earned its share");
        cashier.move(
                        STAFF + "counter-recharges/" + recharge + "/refunds",
                        Map.of("amountFen", 5_000, "reason", "充多了", "storeId", shop.storeId()))
                .expect(201);
        Story.until(() -> mine(month, "/items/0/totalFen") == 3_550, "half of the share went back");
        owner.get(STAFF + "commission-statements?month=" + month).expect(200);
        owner.get(STAFF + "commission-statements/lines?month=" + month + "&staffId=" + me + "&limit=5")
                .expect(200);
    }

    private long mine(String month, String pointer) {
        JsonNode value = cashier.get(STAFF + "commission-statements?month=" + month)
                .expect(200)
                .json()
                .at(pointer);
        return value.asLong();
    }

    /** In the end. */
    private static void has(Phone phone, long points) {
        try {
            Story.until(() -> points(phone) == points, "the member has " + points + " points");
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " but " + points(phone), e);
        }
    }

    private static long points(Phone phone) {
        return phone.app().get(POINTS).expect(200).fen("/points");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
