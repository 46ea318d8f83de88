package dev.lingka.story;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a queue looks like on evenings that are not like the others. */
final class Evening {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LONG_ZH = "靠窗看得见江景的双人小圆桌区";
    private static final String LONG_EN = "Small round tables for two beside the river window";
    private static final String LONG_NOTE = "两位小朋友，一张宝宝椅，对花生过敏";
    private static final int PARTIES = 40;
    private static final int LARGEST = 8;

    private Evening() {}

    /** A day on which the store does not open. */
    static QueueHouse closed(World world) {
        Map<String, Object> section = QueueHouse.section("00:00", "00:00", "00:00");
        String another = ZonedDateTime.now(ZONE)
                .getDayOfWeek()
                .plus(DayOfWeek.values().length / 2)
                .name();
        section.put(
                "hours",
                List.of(Map.of("days", List.of(another.toLowerCase(Locale.ROOT)), "from", "10:00", "to", "20:00")));
        Premises shop = Premises.open(world);
        return QueueHouse.of(shop, shop.storeId(), section);
    }

    /** Forty parties, lines and notes by somebody who had room, and seven who are called. */
    static QueueHouse full(World world) {
        Map<String, Object> section = QueueHouse.section("00:00", "00:00", "00:00");
        section.put(
                "lines",
                List.of(
                        line("small", "A", Map.of("zh", LONG_ZH, "en", LONG_EN), 1, 2),
                        line("middle", "B", Map.of("zh", "中桌", "en", "Middle table"), 3, 4),
                        line("large", "C", Map.of("zh", "大桌", "en", "Large table"), 5, 99)));
        Premises shop = Premises.open(world);
        QueueHouse house = QueueHouse.of(shop, shop.storeId(), section);
        for (int party = 0; party < PARTIES; party++) {
            String note = party % 5 == 0 ? LONG_NOTE : "来过";
            house.host()
                    .move(house.desk("/tickets"), Map.of("partySize", 1 + party % LARGEST, "note", note))
                    .expect(201);
        }
        List.of("small", "small", "middle", "large", "large", "middle", "small")
                .forEach(line -> house.call(line).expect(200));
        return house;
    }

    private static Map<String, Object> line(String code, String prefix, Map<String, String> name, int from, int to) {
        return Map.of("code", code, "name", name, "prefix", prefix, "party", Map.of("from", from, "to", to));
    }
}
