package dev.lingka.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A store that has a queue, and what its host does there without a page. */
final class HostDesk {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final World world;
    private final Shop shop;
    private final String base;

    private HostDesk(World world) {
        this.world = world;
        shop = Shop.open(world);
        base = "/api/v1/staff/stores/" + shop.storeId() + "/queue/";
        Map<String, Object> host =
                Map.of("subject", person(), "name", "阿May", "role", "host", "allStores", true);
        shop.owner().post("/api/v1/staff/staff", host).expect(201);
    }

    /** Two lines by party size, open day and night. */
    static HostDesk open(World world) {
        HostDesk desk = new HostDesk(world);
        desk.publish(day -> true, "小桌", "Small table");
        return desk;
    }

    /** The same, on a day on which it does not open. */
    static HostDesk closed(World world) {
        HostDesk desk = new HostDesk(world);
        DayOfWeek today = ZonedDateTime.now(ZONE).getDayOfWeek();
        desk.publish(day -> day == today.plus(3), "小桌", "Small table");
        return desk;
    }

    /** Three lines with names that somebody wrote who had room. */
    static HostDesk wordy(World world) {
        HostDesk desk = new HostDesk(world);
        desk.publish(day -> true, "靠窗看得见江景的双人小圆桌区", "Small round tables for two beside the river window");
        return desk;
    }

    private void publish(java.util.function.Predicate<DayOfWeek> opens, String zh, String en) {
        ObjectNode document = InForce.document(shop.owner());
        ObjectNode queue = document.putObject("queue");
        ArrayNode lines = queue.putArray("lines");
        line(lines, "small", zh, en, "A", 1, 2);
        line(lines, "middle", "中桌", "Middle table", "B", 3, 4);
        line(lines, "large", "大桌", "Large table", "C", 5, 12);
        ObjectNode hours = queue.putArray("hours").addObject();
        ArrayNode days = hours.putArray("days");
        Stream.of(DayOfWeek.values())
                .filter(opens)
                .forEach(day -> days.add(day.name().toLowerCase(Locale.ROOT)));
        hours.put("from", "00:00").put("to", "00:00");
        InForce.put(shop.manager(), shop.owner(), document);
    }

    private static void line(ArrayNode lines, String code, String zh, String en, String prefix, int from, int to) {
        ObjectNode line = lines.addObject().put("code", code).put("prefix", prefix).put("capacity", 60);
        line.putObject("name").put("zh", zh).put("en", en);
        line.putObject("party").put("from", from).put("to", to);
    }

    /** Who signs in at the host's page. */
    String person() {
        return "host@" + shop.code();
    }

    Shop shop() {
        return shop;
    }

    Caller host() {
        return world.staff(person());
    }

    /** A number for so many; its ticket's id. */
    String take(int partySize) {
        return take(Map.of("partySize", partySize));
    }

    String take(Map<String, Object> wanted) {
        return host().move(base + "tickets", wanted).expect(201).text("id");
    }

    /** The next of a line; its number. */
    String call(String line) {
        return host().move(base + "lines/" + line + "/calls", Map.of()).expect(200).text("number");
    }

    Exchange step(String ticket, String step, Map<String, Object> how) {
        return host().move(base + "tickets/" + ticket + "/" + step, how).expect(200);
    }

    void seat(String ticket) {
        step(ticket, "seating", Map.of());
    }

    void table(String code, int seats) {
        shop.manager().put(base + "tables/" + code, Map.of("seats", seats)).expect(200);
    }

    /** How many wait in a line, as the server has it. */
    int waiting(String line) {
        return rows(line, "waiting");
    }

    int called(String line) {
        return rows(line, "called");
    }

    private int rows(String line, String which) {
        for (var each : board().at("/lines")) {
            if (line.equals(each.get("code").asText())) {
                return each.get(which).size();
            }
        }
        throw new AssertionError("no line " + line);
    }

    Exchange board() {
        return host().get("/api/v1/staff/stores/" + shop.storeId() + "/queue").expect(200);
    }

    /** A screen's link: its id and its token. */
    List<String> display() {
        Exchange made = shop.manager().post(base + "displays", Map.of("name", "门口的电视")).expect(201);
        return List.of(made.text("id"), made.text("token"));
    }

    void revoke(String display) {
        shop.manager()
                .send("POST", base + "displays/" + display + "/revocation", Map.of(), null)
                .expect(200);
    }
}
