package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A merchant with a redemption shop: its programme, put into force by two pairs of eyes, and members with points. */
final class Redemptions {

    static final String MEMBER = "/api/v1/member/";
    static final String STAFF = "/api/v1/staff/";

    private Redemptions() {}

    /**
     * The programme in force, by which staff give points alone, with a coupon of ¥5 and this shop: a mug for 30 points
     * (2 for each member, 4 in all), the coupon for 20, ¥3 onto the card for 25, and a ticket for 10 that wins a doll for sure.
     */
    static ObjectNode programme(Premises shop) {
        ObjectNode document = InForce.document(shop.owner());
        document.withObject("/coupons").withArray("templates").add(coupon(document));
        document.withObject("/points").put("byHandAloneUpTo", 100_000);
        ObjectNode section = document.putObject("shop");
        section.withArray("items")
                .add(item(document, "mug", "gift", 30).put("stock", 4).put("perMember", 2))
                .add(item(document, "five", "coupon", 20).put("coupon", "from-shop"))
                .add(item(document, "money", "bonus", 25).put("bonusFen", 300))
                .add(ticket(document));
        return document;
    }

    private static ObjectNode coupon(ObjectNode any) {
        ObjectNode template = any.objectNode().put("code", "from-shop").put("kind", "cash");
        template.set("name", name(any));
        template.putObject("value").put("fen", 500);
        template.putObject("validity").putObject("rolling").put("days", 30);
        return template;
    }

    private static ObjectNode ticket(ObjectNode any) {
        ObjectNode doll =
                any.objectNode().put("code", "doll").put("kind", "gift").put("oddsBasisPoints", 10_000);
        doll.set("name", name(any));
        ObjectNode ticket = item(any, "ticket", "lottery_ticket", 10);
        ticket.putObject("lottery").put("draws", 1).withArray("prizes").add(doll);
        return ticket;
    }

    private static ObjectNode item(ObjectNode any, String code, String kind, int points) {
        ObjectNode item = any.objectNode().put("code", code).put("kind", kind).put("points", points);
        item.set("name", name(any));
        item.set("text", name(any));
        return item;
    }

    private static ObjectNode name(ObjectNode any) {
        return any.objectNode().put("zh", "好东西").put("en", "A good thing");
    }

    /** Puts it into force; the manager of that name is hired for it. */
    static void publish(Premises shop, String manager, JsonNode document) {
        InForce.put(shop.owner(), shop.hireForAll(manager), document);
        Phone looking = shop.member("等商城");
        Story.until(() -> items(looking).size() == 4, "the programme with a shop is in force");
    }

    static JsonNode items(Phone phone) {
        return phone.app().get(MEMBER + "shop-items").expect(200).at("/items");
    }

    /** Somebody new who was given so many points by hand. */
    static Phone memberWith(Premises shop, int points) {
        Phone phone = shop.member("有积分");
        shop.owner()
                .move(
                        STAFF + "members/" + memberOf(phone) + "/points/adjustments",
                        Map.of("points", points, "reason", "开业礼"))
                .expect(201);
        return phone;
    }

    static Exchange take(Phone phone, String item) {
        return phone.app().move(MEMBER + "redemptions", Map.of("item", item));
    }

    static String memberOf(Phone phone) {
        return phone.app().get(MEMBER + "profile").expect(200).text("memberId");
    }

    static long points(Phone phone) {
        return phone.app().get(MEMBER + "shop-items").expect(200).fen("/points");
    }

    /** The item of that code as the phone shows it. */
    static JsonNode shown(Phone phone, String code) {
        return StreamSupport.stream(items(phone).spliterator(), false)
                .filter(item -> item.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static List<JsonNode> own(Phone phone) {
        JsonNode items = phone.app().get(MEMBER + "redemptions").expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
