package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop with plain rules, what is bought there, and drafts that are tried out. */
final class DryRuns {

    private static final String STAFF = "/api/v1/staff/";
    private static final String VERSIONS = STAFF + "programme/versions";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> KEPT = List.of("about", "member", "cards", "recharge", "till");

    /** Silver from ¥100 in a year pays 95 %; ¥1 is a point; a coupon of ¥5 for each sale from ¥50 on. */
    static final String RULES =
            """
            tiers:
              levels:
                - {code: normal, name: {zh: 普通, en: Normal}}
                - code: silver
                  name: {zh: 银卡, en: Silver}
                  conditions: {spendFen: 10000}
                  discountBasisPoints: 9500
              growth: {perYuanBasisPoints: 0, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0}
              period: {kind: calendar_year, months: 12}
              review: {graceDays: 30, softLanding: true}
            points:
              rates:
                - {code: base, points: 1, perFen: 100}
              window: day
              cash: {points: 100, fen: 100, maxShareBasisPoints: 5000}
            pricing:
              classes:
                - {code: tea, name: {zh: 茶, en: Tea}, marginBasisPoints: 6000}
            coupons:
              templates:
                - code: five
                  name: {zh: 五元券, en: ¥5 off}
                  kind: cash
                  value: {fen: 500}
                  conditions: {minimumFen: 2000}
                  validity: {rolling: {days: 30}}
            rewards:
              grants:
                - {code: big-sale, on: sale, conditions: {minimumFen: 5000}, coupon: five}
            """;

    private final Shop shop;

    private DryRuns(Shop shop) {
        this.shop = shop;
    }

    static DryRuns open() {
        Shop shop = Shop.open(World.underTest());
        DryRuns runs = new DryRuns(shop);
        InForce.put(shop.manager(), shop.owner(), runs.document(RULES));
        return runs;
    }

    Shop shop() {
        return shop;
    }

    /** What is in force, with these sections and no others that could change a price. */
    JsonNode document(String sections) {
        ObjectNode document = InForce.document(shop.owner());
        document.retain(KEPT);
        try {
            document.setAll((ObjectNode) YAML.readTree(sections));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return document;
    }

    /** A draft; the path of its dry runs. */
    String draft(String sections) {
        String version =
                shop.owner().post(VERSIONS, document(sections)).expect(201).text("version");
        return VERSIONS + "/" + version + "/dry-runs";
    }

    static Map<String, Object> today() {
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        return Map.of("period", Map.of("from", day, "to", day));
    }

    static Map<String, Object> year(int seed, int members) {
        return Map.of("year", Map.of("seed", seed, "members", members, "startsOn", "2026-01-01"));
    }

    /** Asks, waits, and gives the answer. */
    JsonNode played(String runs, Map<String, Object> wish) {
        return finished(runs, shop.owner().post(runs, wish).expect(202).text("id"));
    }

    JsonNode finished(String runs, String id) {
        Story.until(() -> !List.of("waiting", "running").contains(state(runs, id)), "the dry run is done");
        Exchange answer = shop.owner().get(runs + "/" + id).expect(200);
        Story.check("done".equals(answer.text("state")), "it is done, not " + answer.json());
        return answer.at("/result");
    }

    String state(String runs, String id) {
        return shop.owner().get(runs + "/" + id).expect(200).text("state");
    }

    /** Bought by who says their number and pays with WeChat at the till; waits until it counts. The sale's id. */
    String buy(Shop.Holder holder, long listFen, String productClass) {
        long before = spent(holder);
        Map<String, Object> basket = new HashMap<>(Map.of("storeId", shop.storeId(), "totalFen", listFen));
        if (productClass != null) {
            basket.put(
                    "lines",
                    List.of(Map.of("name", "茶", "amountFen", listFen, "quantity", 1, "productClass", productClass)));
        }
        Map<String, Object> asked = new HashMap<>(basket);
        asked.put("cardId", holder.cardId());
        Exchange quote = shop.cashier().post(STAFF + "quotes", asked).expect(201);
        long fen = quote.fen("/totalFen");
        basket.remove("lines");
        basket.put("phone", holder.phone().number());
        basket.put("quoteId", quote.text("id"));
        basket.put("tenders", List.of(Map.of("kind", "wechat", "amountFen", fen)));
        Exchange sold = shop.cashier().move(STAFF + "charges", basket).expect(201);
        counted(holder, before + fen);
        return sold.at("/sale/id").asText();
    }

    /** Bought with the card, by its code; once a minute. */
    Exchange charge(Shop.Holder holder, long listFen, String productClass, Map<String, Object> wishes) {
        long before = spent(holder);
        Map<String, Object> charge = new HashMap<>(
                Map.of("cardCode", holder.phone().codes().get(0), "storeId", shop.storeId(), "totalFen", listFen));
        charge.put("wishes", wishes);
        charge.put(
                "lines",
                List.of(Map.of("name", "茶", "amountFen", listFen, "quantity", 1, "productClass", productClass)));
        Exchange sold = shop.cashier().move(STAFF + "charges", charge).expect(201);
        counted(holder, before + sold.fen("/sale/totalFen"));
        return sold;
    }

    void giveBack(Shop.Holder holder, String sale, long fen) {
        long before = spent(holder);
        shop.cashier()
                .move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", fen, "reason", "退货"))
                .expect(201);
        counted(holder, before - fen);
    }

    void sellToNobody(long fen) {
        Map<String, Object> sale = Map.of(
                "storeId", shop.storeId(),
                "totalFen", fen,
                "tenders", List.of(Map.of("kind", "wechat", "amountFen", fen)));
        shop.cashier().move(STAFF + "sales", sale).expect(201);
    }

    /** The member's first coupon, once it is there. */
    String coupon(Shop.Holder holder) {
        Story.until(() -> !coupons(holder).isEmpty(), "the coupon is there");
        return coupons(holder).get(0).path("id").asText();
    }

    private static JsonNode coupons(Shop.Holder holder) {
        return holder.phone().app().get("/api/v1/member/coupons").expect(200).at("/items");
    }

    private static void counted(Shop.Holder holder, long fen) {
        Story.until(() -> spent(holder) == fen, "¥" + fen / 100 + " are counted");
    }

    private static long spent(Shop.Holder holder) {
        return TierProgramme.tier(holder.phone()).fen("/counted/spendFen");
    }
}
