package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An evening's worth of everything that can be asked of a queue. */
final class QueueErrands {

    private static final String TICKETS = QueueHouse.TICKETS;

    private final Premises shop;
    private QueueHouse house;
    private Caller host;

    QueueErrands(Premises shop) {
        this.shop = shop;
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::opens);
        if (house != null) {
            Chapters.play(
                    failures, this::onThePhone, this::tables, this::steps, this::lines, this::displays, this::day);
        }
    }

    private void opens() {
        String store = shop.owner()
                .post(
                        "/api/v1/staff/stores",
                        Map.of("code", "queue", "name", "排队店", "latitude", 22.5431, "longitude", 113.94))
                .expect(201)
                .text("id");
        Map<String, Object> section = QueueHouse.section("00:00", "00:00", "00:00");
        section.put("remote", Map.of("withinMetres", 3000, "hereMetres", 200));
        house = QueueHouse.of(shop, store, section);
        host = house.host();
    }

    /** From 0.0069 degrees of latitude away, which is 767 metres; then there. */
    private void onThePhone() {
        Phone member = shop.member("远处");
        member.app().get("/api/v1/member/queues/" + house.storeId()).expect(200);
        Map<String, Object> wish = new HashMap<>(house.party(2));
        wish.putAll(Map.of("line", "small", "note", "儿童椅", "wish", "靠窗", "joinCode", shop.joinCode()));
        wish.putAll(Map.of("latitude", 22.55, "longitude", 113.94));
        JsonNode ticket = member.app().move(TICKETS, wish).expect(201).json();
        member.app()
                .get(TICKETS + "/current?storeId=" + house.storeId() + "&version=0")
                .expect(200);
        String own = TICKETS + "/" + ticket.path("id").asText();
        member.app().get(own + "?version=0").expect(200);
        host.get(house.desk("")).expect(200);
        house.step(ticket, "arrival").expect(200);
        Map<String, Object> here = Map.of("joinCode", shop.joinCode(), "latitude", 22.5431, "longitude", 113.94);
        member.app().move(own + "/arrival", here).expect(200);
        Phone guest = shop.stranger("访客", Phone.anyNumber());
        Map<String, Object> near = new HashMap<>(house.party(3));
        near.putAll(Map.of("latitude", 22.5432, "longitude", 113.9401));
        String given = guest.app().move(TICKETS, near).expect(201).text("id");
        guest.app().move(TICKETS + "/" + given + "/cancellation", Map.of()).expect(200);
    }

    private void tables() {
        String table = house.desk("/tables/A12");
        host.put(table, Map.of("seats", 4)).expect(200);
        host.move(table + "/state", Map.of("state", "cleaning")).expect(200);
        host.move(table + "/state", Map.of("state", "free")).expect(200);
    }

    private void steps() {
        Map<String, Object> wish =
                Map.of("line", "small", "partySize", 2, "note", "轮椅", "wish", "包间", "phone", "13800138000");
        JsonNode absent = host.move(house.desk("/tickets"), wish).expect(201).json();
        house.walkIn(2);
        call(absent);
        house.step(absent, "recall").expect(200);
        house.step(absent, "skip").expect(200);
        call(absent);
        house.step(absent, "no-show").expect(200);
        JsonNode seated = house.walkIn(1);
        house.step(seated, "seating", Map.of("tableCode", "A12")).expect(200);
        house.step(house.walkIn(2), "cancellation").expect(200);
        JsonNode stays = house.walkIn(3);
        house.step(house.walkIn(4), "merge", Map.of("into", stays.path("id").asText()))
                .expect(200);
        house.step(house.walkIn(4), "move", Map.of("line", "large")).expect(200);
        shop.terminal("kiosk", house.storeId());
        shop.world()
                .terminal("kiosk@" + shop.code())
                .move(house.desk("/tickets"), Map.of("partySize", 2))
                .expect(201);
    }

    private void call(JsonNode ticket) {
        host.move(
                        house.desk("/lines/small/calls"),
                        Map.of("ticketId", ticket.path("id").asText()))
                .expect(200);
    }

    private void lines() {
        house.call("small").expect(200);
        house.line("small", "undo").expect(200);
        Map<String, Object> words =
                Map.of("message", Map.of("zh", "厨房休息十分钟", "en", "the kitchen rests for ten minutes"));
        host.move(house.desk("/lines/small/pause"), words).expect(200);
        house.line("small", "resumption").expect(200);
        shop.owner().get(house.desk("/lines/small/steps?limit=2")).expect(200);
    }

    private void displays() {
        String token = house.display("大门电视");
        Caller anybody = shop.world().anyone();
        anybody.get("/api/v1/displays/" + token).expect(200);
        anybody.get("/api/v1/displays/" + token + "/events").expect(200);
        host.get(house.desk("/events")).expect(200);
        String spare = shop.owner()
                .post(house.desk("/displays"), Map.of("name", "备用"))
                .expect(201)
                .text("id");
        shop.owner().get(house.desk("/displays?limit=5")).expect(200);
        shop.owner()
                .send("POST", house.desk("/displays/" + spare + "/revocation"), Map.of(), null)
                .expect(200);
    }

    private void day() {
        String today = house.board().path("businessDay").asText();
        host.get(house.desk("/days/" + today)).expect(200);
    }
}
