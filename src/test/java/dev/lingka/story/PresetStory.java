package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A merchant whose programme is one of the presets, opened on a day of the past, with a cashier, a manager and members.
 * Whatever a call set going is done when the next question is answered. Amounts in fen.
 */
final class PresetStory {

    static final String MEMBER = "/api/v1/member/";
    static final String STAFF = "/api/v1/staff/";

    private final StoryCalendar calendar;
    private final Premises shop;

    private PresetStory(StoryCalendar calendar, Premises shop) {
        this.calendar = calendar;
        this.shop = shop;
    }

    static PresetStory open(StoryCalendar calendar, String preset, String day) {
        calendar.turnTo(LocalDate.parse(day));
        Premises shop = Premises.open(World.underTest(), preset);
        shop.hire("cashier");
        shop.hire("manager");
        return new PresetStory(calendar, shop);
    }

    Premises shop() {
        return shop;
    }

    Caller cashier() {
        return shop.as("cashier");
    }

    Caller manager() {
        return shop.as("manager");
    }

    /** Noon of a later day; what was sold before counts, and the day's jobs are done. */
    void turnTo(String day) {
        settle();
        calendar.turnTo(LocalDate.parse(day));
        settle();
    }

    /** All listeners have heard of all that happened. */
    void settle() {
        calendar.settle(shop.code());
    }

    /** Something in a basket. */
    static Map<String, Object> line(String sku, int quantity, long amountFen) {
        return Map.of("sku", sku, "name", sku, "quantity", quantity, "amountFen", amountFen);
    }

    /** A purchase that is paid by WeChat at the counter; the member says the phone number. Gives the sale. */
    JsonNode buy(Phone who, long fen) {
        return buy(who, fen, fen);
    }

    /** A purchase at that list price, of which so much is due; refused when the programme asks for another price. */
    JsonNode buy(Phone who, long listFen, long dueFen) {
        return sold(Map.of("phone", who.number()), listFen, dueFen, List.of(), Map.of());
    }

    /** The same with what is in the basket. */
    JsonNode buy(Phone who, List<Map<String, Object>> lines, long dueFen) {
        return sold(Map.of("phone", who.number()), total(lines), dueFen, lines, Map.of());
    }

    /** A purchase with coupons or points; the member shows the card's code, which is their word. */
    JsonNode buyWith(Phone who, List<Map<String, Object>> lines, Map<String, ?> wishes, long dueFen) {
        return sold(Map.of("cardCode", who.codes().get(0)), total(lines), dueFen, lines, wishes);
    }

    /** The member shows the code of the card, and the card pays what is due. */
    Exchange payByCard(Phone who, List<Map<String, Object>> lines) {
        Map<String, Object> charge = Map.of(
                "cardCode", who.codes().get(0), "storeId", shop.storeId(), "totalFen", total(lines), "lines", lines);
        return cashier().move(STAFF + "charges", charge);
    }

    private JsonNode sold(
            Map<String, ?> whose, long listFen, long dueFen, List<Map<String, Object>> lines, Map<String, ?> wishes) {
        return charge(whose, listFen, dueFen, lines, wishes).expect(201).at("/sale");
    }

    /**
     * A purchase as the till sends it.
     *
     * @param whose one of {@code phone}, {@code memberNumber}, {@code cardCode}
     */
    Exchange charge(
            Map<String, ?> whose, long listFen, long dueFen, List<Map<String, Object>> lines, Map<String, ?> wishes) {
        Map<String, Object> charge = new HashMap<>(whose);
        charge.put("storeId", shop.storeId());
        charge.put("totalFen", listFen);
        charge.put("tenders", dueFen == 0 ? List.of() : List.of(Map.of("kind", "wechat", "amountFen", dueFen)));
        charge.put("lines", lines);
        charge.put("wishes", wishes);
        return cashier().move(STAFF + "charges", charge);
    }

    private static long total(List<Map<String, Object>> lines) {
        return lines.stream().mapToLong(line -> (Long) line.get("amountFen")).sum();
    }

    /** Money back for goods. */
    Exchange refund(JsonNode sale, long fen) {
        return manager()
                .move(
                        STAFF + "sales/" + sale.path("id").asText() + "/refunds",
                        Map.of("amountFen", fen, "reason", "退货"));
    }

    /** Orders by an offer and pays with WeChat Pay; the money is on the card. */
    void recharge(Phone who, String offer) {
        long before = who.totalFen();
        who.pay(who.order(offer).expect(201).at("/payment"));
        Story.until(() -> who.totalFen() > before, "the recharge arrives");
        settle();
    }

    JsonNode account(Phone who) {
        settle();
        return who.app().get(MEMBER + "points").expect(200).json();
    }

    long points(Phone who) {
        return account(who).path("points").asLong();
    }

    Exchange tier(Phone who) {
        settle();
        return who.app().get(MEMBER + "tier").expect(200);
    }

    String level(Phone who) {
        return tier(who).text("level");
    }

    /** The member's coupons in this state, by template, in the order of their end; all of them for null. */
    List<String> coupons(Phone who, String state) {
        return pocket(who).stream()
                .filter(coupon -> state == null || coupon.path("state").asText().equals(state))
                .map(coupon -> coupon.path("template").asText())
                .toList();
    }

    /** The usable coupon of a template, to be wished for. */
    Map<String, ?> with(Phone who, String... templates) {
        List<String> ids = new ArrayList<>();
        for (String template : templates) {
            ids.add(pocket(who).stream()
                    .filter(coupon -> coupon.path("template").asText().equals(template))
                    .filter(coupon -> !ids.contains(coupon.path("id").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no coupon of " + template))
                    .path("id")
                    .asText());
        }
        return Map.of("coupons", ids);
    }

    List<JsonNode> pocket(Phone who) {
        settle();
        JsonNode items = who.app().get(MEMBER + "coupons").expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** Takes something from the shop for points. */
    Exchange take(Phone who, String item) {
        settle();
        return who.app().move(MEMBER + "redemptions", Map.of("item", item));
    }

    String memberOf(Phone who) {
        return who.app().get(MEMBER + "profile").expect(200).text("memberId");
    }

    /** The sum of one of the ledger's counter-accounts; 0 for one without entries. */
    long ledger(String counter) {
        settle();
        JsonNode counters = shop.owner()
                .get(STAFF + "ledger/balances?quarters=1")
                .expect(200)
                .at("/counters");
        return StreamSupport.stream(counters.spliterator(), false)
                .filter(line -> line.path("counter").asText().equals(counter))
                .mapToLong(line -> line.path("amount").asLong())
                .sum();
    }

    /** The books hold. */
    void verify() {
        settle();
        assertThat(shop.owner()
                        .get(STAFF + "ledger/verification")
                        .expect(200)
                        .at("/sound")
                        .asBoolean())
                .as("the ledger verifies")
                .isTrue();
    }
}
