package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.Map;

/** A tea restaurant with levels, a coupon, and a shop for points, and members who have some of each. */
final class Perks {

    private static final String COUPONS =
            """
            templates:
              - code: five
                name: {zh: 五元券, en: ¥5 off}
                kind: cash
                value: {fen: 500}
                conditions: {minimumFen: 2000}
                validity: {rolling: {days: 30}}
                claimable: true
                perMember: 2
                stock: 100
                transferable: true
            """;

    private static final String SHOP =
            """
            items:
              - code: mug
                name: {zh: 老街茶馆纪念马克杯, en: Old Street mug}
                text: {zh: 白瓷，三百毫升，到店自取, en: 'White china, 300 ml, fetched in the store'}
                kind: gift
                points: 30
                stock: 4
                perMember: 2
              - code: five
                name: {zh: 五元券, en: ¥5 off}
                kind: coupon
                points: 20
                coupon: five
              - code: money
                name: {zh: 三元赠金, en: ¥3 of bonus}
                kind: bonus
                points: 25
                bonusFen: 300
              - code: ticket
                name: {zh: 中秋抽奖, en: Moon festival draw}
                kind: lottery_ticket
                points: 10
                lottery:
                  draws: 1
                  prizes:
                    - {code: doll, name: {zh: 玉兔玩偶, en: Jade rabbit}, kind: gift, oddsBasisPoints: 10000}
              - code: set
                name: {zh: 紫砂壶一把, en: A clay teapot}
                kind: gift
                points: 8000
                tiers: [gold]
            """;

    /** ¥1 is a point; 100 points pay ¥1, up to a third; they live until the end of the next year. */
    private static final String POINTS =
            """
            rates:
              - {code: base, points: 1, perFen: 100}
            window: carry
            expiry: {kind: year_end, years: 1, noticeDays: 30}
            cash: {points: 100, fen: 100, maxShareBasisPoints: 3333, minPoints: 100}
            byHandAloneUpTo: 100000
            """;

    private static final List<String> BASICS = List.of("about", "member", "cards", "recharge", "till");

    private Perks() {}

    /** Puts it into force, and waits until the members of this shop see it. */
    static void publish(Shop shop) {
        ObjectNode document = basics(shop);
        document.set("tiers", TierProgramme.tiers());
        document.set("points", read(POINTS));
        document.set("coupons", read(COUPONS));
        document.set("shop", read(SHOP));
        InForce.put(shop.owner(), shop.manager(), document);
        Phone looking = shop.holder().phone();
        Story.until(() -> !Coupons.claimable(looking).isEmpty(), "the programme with perks is in force");
    }

    /** Points, and none of the rest. */
    static void publishPointsAlone(Shop shop) {
        ObjectNode document = basics(shop);
        document.set("points", read(POINTS));
        InForce.put(shop.owner(), shop.manager(), document);
    }

    /** Cards and money alone: whatever else the preset has may name levels and coupons of its own. */
    private static ObjectNode basics(Shop shop) {
        ObjectNode document = InForce.document(shop.owner());
        document.retain(BASICS);
        return document;
    }

    static void givePoints(Shop shop, Shop.Holder holder, int points) {
        shop.owner()
                .move(
                        "/api/v1/staff/members/" + holder.memberId() + "/points/adjustments",
                        Map.of("points", points, "reason", "开业礼"))
                .expect(201);
    }

    /** Buys for ¥120: the second level asks for ¥100. */
    static void reachSilver(Shop shop, Shop.Holder holder) {
        shop.cashier()
                .move(
                        "/api/v1/staff/charges",
                        Map.of(
                                "cardCode", holder.phone().codes().get(0),
                                "storeId", shop.storeId(),
                                "totalFen", 12_000))
                .expect(201);
        TierProgramme.awaitLevel(holder.phone(), "silver");
    }

    private static JsonNode read(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
