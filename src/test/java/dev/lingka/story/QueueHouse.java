package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A merchant with a queue in its store: lines A (1–2), B (3–4) and C (5 and more), and a host. */
final class QueueHouse extends HostDesk {

    static final String TICKETS = "/api/v1/member/queue-tickets";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WEEK =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Premises shop;

    private QueueHouse(Premises shop, String storeId, Caller host) {
        super(storeId, host);
        this.shop = shop;
    }

    /** Open all day in the store that the premises have, whose place nobody told: near to everybody. */
    static QueueHouse allDay(World world) {
        Premises shop = Premises.open(world);
        publish(shop, section("00:00", "00:00", "00:00"));
        return new QueueHouse(shop, shop.storeId(), shop.hire(nameOfHost(shop.storeId()), "host", shop.storeId()));
    }

    /** Its host works in every store, so that a store that is not there is not found rather than not theirs. */
    static QueueHouse of(Premises shop, String storeId, Map<String, ?> section) {
        publish(shop, section);
        return new QueueHouse(shop, storeId, shop.hireForAll(nameOfHost(storeId), "host"));
    }

    private static String nameOfHost(String storeId) {
        return "host-" + storeId.substring(24);
    }

    /** Lines and hours; for more, put it in. */
    static Map<String, Object> section(String from, String to, String lastTicket) {
        Map<String, Object> section = new HashMap<>();
        section.put("lines", List.of(line("small", "A", 1, 2), line("middle", "B", 3, 4), line("large", "C", 5, 99)));
        section.put("hours", List.of(Map.of("days", WEEK, "from", from, "to", to, "lastTicket", lastTicket)));
        return section;
    }

    private static Map<String, Object> line(String code, String prefix, int from, int to) {
        return Map.of(
                "code",
                code,
                "name",
                Map.of("zh", code + " 桌", "en", code + " table"),
                "prefix",
                prefix,
                "party",
                Map.of("from", from, "to", to));
    }

    static void publish(Premises shop, Map<String, ?> section) {
        Caller owner = shop.owner();
        ObjectNode document = InForce.document(owner);
        document.set("queue", JSON.valueToTree(section));
        InForce.put(owner, shop.hireForAll("queue-" + System.nanoTime()), document);
    }

    Premises shop() {
        return shop;
    }

    /** As the host signs in. */
    String hostName() {
        return nameOfHost(storeId()) + "@" + shop.code();
    }

    Map<String, Object> party(int size) {
        return Map.of("storeId", storeId(), "partySize", size);
    }

    /** Somebody takes a number. */
    JsonNode take(Phone phone, int size) {
        return phone.app().move(TICKETS, party(size)).expect(201).json();
    }

    /** What the phone's page asks again and again. */
    Exchange current(Phone phone) {
        return phone.app().get(TICKETS + "/current?storeId=" + storeId());
    }

    int ahead(Phone phone) {
        return current(phone).expect(200).at("/ahead").asInt(-1);
    }

    /** A display's token. */
    String display(String name) {
        return shop.owner()
                .post(desk("/displays"), Map.of("name", name))
                .expect(201)
                .text("token");
    }
}
