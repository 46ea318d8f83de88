package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Cards that cost something, that ask for a document, and whose benefits have a term. Comes after a shift was opened. */
final class CardFeeErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String ORDERS = "/api/v1/member/card-orders";
    private static final String KINDS =
            """
            [{"code": "gold", "name": {"zh": "金卡", "en": "Gold card"}, "feeFen": 1000, "firstRechargeFen": 5000,
              "reissueFeeFen": 500, "term": {"months": 12, "noticeDays": 30, "renewFeeFen": 800}},
             {"code": "family", "name": {"zh": "家庭卡", "en": "Family card"}, "firstPurchaseFen": 3000,
              "document": {"cardsPerDocument": 1}, "perMember": 1}]""";

    private final Premises shop;
    private final Caller owner;
    private final Caller cashier;

    CardFeeErrands(Premises shop) {
        this.shop = shop;
        owner = shop.owner();
        cashier = shop.as("cashier");
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::selling, this::buying, this::givingUp, this::giving, this::replacing);
    }

    private void selling() {
        ObjectNode document = InForce.document(owner);
        ((ArrayNode) document.at("/cards/kinds")).addAll((ArrayNode) json(KINDS));
        InForce.put(owner, shop.hireForAll("cards-manager"), document);
    }

    private void buying() {
        Phone phone = shop.stranger("买卡", Phone.anyNumber());
        phone.app().get("/api/v1/member/card-kinds").expect(200);
        String card = buy(phone);
        Exchange renewal = phone.app()
                .move("/api/v1/member/card-renewals", Map.of("cardId", card, "termsVersion", Premises.TERMS))
                .expect(201);
        phone.pay(renewal.at("/payment"));
        paid(phone, renewal);
        phone.app().move("/api/v1/member/card/leaving?cardId=" + card, null).expect(200);
    }

    /** A card of ¥10 with ¥50 on it; its holder is a member afterwards. Gives the card's id. */
    private String buy(Phone phone) {
        Exchange placed = order(phone);
        Story.check(placed.at("/order/totalFen").asLong() == 6_000, "the fee and the first recharge are one payment");
        phone.pay(placed.at("/payment"));
        String card = paid(phone, placed).text("cardId");
        phone.open();
        Story.check(phone.totalFen() == 5_000, "the fee is not on the card");
        return card;
    }

    private Exchange order(Phone phone) {
        return phone.orderCard(Map.of("kind", "gold", "joinCode", shop.joinCode(), "amountFen", 5_000))
                .expect(201);
    }

    private static Exchange paid(Phone phone, Exchange placed) {
        String order = ORDERS + "/" + placed.at("/order/id").asText();
        Story.until(() -> "paid".equals(phone.app().get(order).text("state")), "the card is paid");
        return phone.app().get(order).expect(200);
    }

    private void givingUp() {
        Phone phone = shop.stranger("不买了", Phone.anyNumber());
        String order = order(phone).at("/order/id").asText();
        phone.app()
                .send("POST", ORDERS + "/" + order + "/cancellation", Map.of(), null)
                .expect(200);
    }

    /** To somebody who shows a purchase of ¥30 and an ID card, and puts ¥100 on it. */
    private void giving() {
        Map<String, Object> sale = Map.of(
                "storeId", shop.storeId(),
                "totalFen", 3_000,
                "tenders", List.of(Map.of("kind", "cash", "amountFen", 3_000)));
        String bought = cashier.move(STAFF + "sales", sale).expect(201).text("id");
        Map<String, Object> wish = Map.of(
                "storeId",
                shop.storeId(),
                "kind",
                "family",
                "phone",
                Phone.anyNumber(),
                "channel",
                "cash",
                "document",
                "11010519491231" + ThreadLocalRandom.current().nextInt(1_000, 10_000),
                "amountFen",
                10_000,
                "saleId",
                bought,
                "termsVersion",
                Premises.TERMS,
                "consents",
                List.of(consent("terms"), consent("privacy")));
        cashier.move(STAFF + "counter-cards", wish).expect(201);
    }

    private void replacing() {
        Phone phone = shop.stranger("丢卡", Phone.anyNumber());
        String card = buy(phone);
        Map<String, Object> wish = Map.of("cardId", card, "storeId", shop.storeId(), "channel", "cash", "reason", "丢了");
        cashier.move(STAFF + "counter-reissues", wish).expect(201);
        owner.move(STAFF + "cards/" + card + "/reissue", Map.of("reason", "又丢了，免收一次", "waiveFee", true))
                .expect(200);
    }

    private static Map<String, String> consent(String document) {
        return Map.of("document", document, "version", Premises.TERMS);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
