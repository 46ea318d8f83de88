package dev.lingka.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A member tells of a dog, and the dog comes by. */
final class VisitErrands {

    private static final String ANSWERS = "/api/v1/member/profile/answers";
    private static final String VISITS = "/group-visits?group=dogs";

    private final Premises shop;
    private final Caller owner;

    VisitErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run() {
        ObjectNode document = InForce.document(owner);
        document.withObject("/member").withArray("groups").add(dogs(document));
        InForce.put(owner, shop.hireForAll("dog-keeper"), document);
        Phone phone = shop.member("遛狗");
        Map<String, Object> told = Map.of("dogs", List.of(Map.of("name", "旺财")));
        String seen = phone.app().get(ANSWERS).expect(200).tag();
        phone.app().edit("PUT", ANSWERS, seen, Map.of("answers", told)).expect(200);
        String member = "/api/v1/staff/members/"
                + phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
        String dog = owner.get(member + VISITS).expect(200).at("/items/0/entry").asText();
        Map<String, Object> visit = Map.of("storeId", shop.storeId(), "group", "dogs", "entries", List.of(dog));
        owner.move(member + "/group-visits", visit).expect(201);
        phone.app().get("/api/v1/member" + VISITS).expect(200);
    }

    private static ObjectNode dogs(ObjectNode any) {
        ObjectNode name =
                any.objectNode().put("code", "name").put("type", "text").put("required", true);
        name.set("name", text(any, "名字", "Name"));
        ObjectNode dogs = any.objectNode().put("code", "dogs").put("most", 3);
        dogs.set("name", text(any, "狗", "Dogs"));
        dogs.set("purpose", text(any, "准备水碗", "a bowl of water"));
        dogs.putArray("visibleTo").add("owner").add("cashier");
        dogs.putArray("fields").add(name);
        return dogs;
    }

    private static ObjectNode text(ObjectNode any, String zh, String en) {
        return any.objectNode().put("zh", zh).put("en", en);
    }
}
