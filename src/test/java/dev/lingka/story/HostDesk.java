package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The host of a store's queue, who works over HTTP. */
class HostDesk {

    private final String storeId;
    private final Caller host;

    HostDesk(String storeId, Caller host) {
        this.storeId = storeId;
        this.host = host;
    }

    String storeId() {
        return storeId;
    }

    Caller host() {
        return host;
    }

    /** An address of this store's queue for staff. */
    String desk(String rest) {
        return "/api/v1/staff/stores/" + storeId + "/queue" + rest;
    }

    JsonNode board() {
        return host.get(desk("")).expect(200).json();
    }

    /** A line of the board. */
    JsonNode line(String code) {
        for (JsonNode line : board().path("lines")) {
            if (line.path("code").asText().equals(code)) {
                return line;
            }
        }
        throw new AssertionError("no line " + code);
    }

    /** The waiting numbers of a line, in their order. */
    List<String> waiting(String code) {
        return line(code).path("waiting").findValuesAsText("number");
    }

    /** The host gives one to who walks in. */
    JsonNode walkIn(int size) {
        return host.move(desk("/tickets"), Map.of("partySize", size))
                .expect(201)
                .json();
    }

    Exchange call(String line) {
        return host.move(desk("/lines/" + line + "/calls"), Map.of());
    }

    /** A step of the host on a ticket, without a body. */
    Exchange step(JsonNode ticket, String step) {
        return host.send(
                "POST",
                desk("/tickets/" + ticket.path("id").asText() + "/" + step),
                Map.of("Idempotency-Key", "k-" + System.nanoTime()),
                null);
    }

    Exchange step(JsonNode ticket, String step, Map<String, ?> what) {
        return host.move(desk("/tickets/" + ticket.path("id").asText() + "/" + step), what);
    }

    /** A step of the host on a line, without a body. */
    Exchange line(String line, String step) {
        return host.send(
                "POST", desk("/lines/" + line + "/" + step), Map.of("Idempotency-Key", "k-" + System.nanoTime()), null);
    }

    /** A number that waits or is called. */
    JsonNode ticket(String number) {
        for (JsonNode line : board().path("lines")) {
            for (String rows : List.of("waiting", "called")) {
                for (JsonNode row : line.path(rows)) {
                    if (number.equals(row.path("number").asText())) {
                        return row;
                    }
                }
            }
        }
        throw new AssertionError(number + " is not on the board");
    }
}
