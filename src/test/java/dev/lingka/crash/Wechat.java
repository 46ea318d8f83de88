package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The other side's control desk: people, payments, faults, and WeChat's own book. */
final class Wechat {

    private final String address;

    Wechat(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call("POST", path, body);
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return call("PATCH", path, body);
    }

    /** Orders calls that match to go wrong; -1 times is for ever. */
    void fault(String match, String mode, int times) {
        post("/control/faults", Map.of("match", match, "mode", mode, "times", times));
    }

    void noFaults() {
        call("DELETE", "/control/faults", Map.of());
    }

    /** What WeChat has written down of a merchant. */
    JsonNode book(String mchId) {
        return get("/control/book?mchid=" + mchId).at("/merchants/" + mchId);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            Wire.Reply reply = Wire.send(method, address + path, null, null, body);
            if (!reply.isGood()) {
                throw new IllegalStateException(method + " " + path + ": " + reply.status() + " " + reply.text());
            }
            return reply.json();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }
}
