package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A merchant that gives coupons: its programme with templates, put into force by two pairs of eyes. */
final class Coupons {

    static final String MEMBER = "/api/v1/member/";
    static final String STAFF = "/api/v1/staff/";

    private Coupons() {}

    /** ¥5 off for thirty days, with what is laid over it. */
    static ObjectNode template(JsonNode any, String code, Map<String, ?> over) {
        ObjectNode template = ((ObjectNode) any).objectNode();
        template.put("code", code);
        template.set("name", template.objectNode().put("zh", "五元券").put("en", "¥5 off"));
        template.put("kind", "cash");
        template.set("value", template.objectNode().put("fen", 500));
        template.set(
                "validity",
                template.objectNode().set("rolling", template.objectNode().put("days", 30)));
        over.forEach((field, value) -> {
            if (value instanceof Boolean flag) {
                template.put(field, flag);
            } else {
                template.put(field, (Integer) value);
            }
        });
        return template;
    }

    /** The programme in force with these templates beside those it has. */
    static ObjectNode programme(Premises shop, Map<String, Map<String, ?>> templates) {
        ObjectNode document = InForce.document(shop.owner());
        ObjectNode section = document.withObject("/coupons");
        section.put("badCodesPerWindow", 5);
        section.put("approvalAbovePieces", 100);
        templates.forEach((code, over) -> section.withArray("templates").add(template(document, code, over)));
        return document;
    }

    /** Puts it into force; the manager of that name is hired for it. */
    static void publish(Premises shop, String manager, JsonNode document) {
        InForce.put(shop.owner(), shop.hireForAll(manager), document);
        Phone looking = shop.member("等券");
        Story.until(() -> !claimable(looking).isEmpty(), "the programme with coupons is in force");
    }

    static void agree(Premises shop, String manager, String approvalId) {
        shop.as(manager)
                .post(STAFF + "approvals/" + approvalId + "/decision", Map.of("approve", true, "reason", "可以"))
                .expect(200);
    }

    static JsonNode claimable(Phone phone) {
        return phone.app().get(MEMBER + "coupon-claims").expect(200).at("/items");
    }

    static Exchange claim(Phone phone, String template) {
        return phone.app().move(MEMBER + "coupon-claims", Map.of("template", template));
    }

    /** The codes of a batch, read once. */
    static List<String> codes(Caller staff, String batch) {
        byte[] table = staff.get(STAFF + "coupon-batches/" + batch + "/codes")
                .expect(200)
                .answer();
        return new String(table, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
    }

    static String memberOf(Phone phone) {
        return phone.app().get(MEMBER + "profile").expect(200).text("memberId");
    }
}
