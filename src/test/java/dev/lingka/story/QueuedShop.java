package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A shop with a queue that is open round the clock: the one that people have phones and cards in. */
final class QueuedShop extends HostDesk {

    static final double LATITUDE = 31.2304;
    static final double LONGITUDE = 121.4737;

    /** Back one place, once; so many metres from the store at most. */
    private static final String QUEUE =
            """
            lines:
              - code: small
                name: {zh: 小桌, en: Small table}
                prefix: A
                party: {from: 1, to: 2}
                skip: {back: 1, times: 1}
              - code: large
                name: {zh: 大桌, en: Large table}
                prefix: B
                party: {from: 3}
            hours:
              - days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
                from: "00:00"
                to: "00:00"
            remote: {withinMetres: 3000, hereMetres: 200, checkInMinutes: 60}
            """;

    private static final List<String> BASICS = List.of("about", "member", "cards", "recharge", "till");

    private QueuedShop(Shop shop) {
        super(shop.storeId(), shop.manager());
    }

    /**
     * Puts it into force, and waits until those who come by see it.
     *
     * @param others sections of the programme that are kept beside the basic ones
     */
    static QueuedShop open(Shop shop, String... others) {
        place(shop);
        ObjectNode document = InForce.document(shop.owner());
        document.retain(Stream.concat(BASICS.stream(), Stream.of(others)).toList());
        document.set("queue", read());
        InForce.put(shop.owner(), shop.manager(), document);
        Phone looking = shop.passerBy();
        looking.open();
        Story.until(
                () -> looking.app()
                                .get("/api/v1/member/queues/" + shop.storeId())
                                .status()
                        == 200,
                "the queue is open");
        return new QueuedShop(shop);
    }

    private static void place(Shop shop) {
        String store = "/api/v1/staff/stores/" + shop.storeId();
        String tag = shop.owner().get(store).expect(200).tag();
        shop.owner()
                .edit("PATCH", store, tag, Map.of("latitude", LATITUDE, "longitude", LONGITUDE))
                .expect(200);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(QUEUE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
