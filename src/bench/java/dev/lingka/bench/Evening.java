package dev.lingka.bench;

import dev.lingka.bench.Load.Shot;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A busy store: a kiosk gives numbers of one line at an even pace, and a host calls the next party twice a second and
 * seats each one some seconds later.
 */
final class Evening {

    private static final String LINE = "small";
    private static final long CALL_MILLIS = 500;
    /** Parties that are called and not seated yet. */
    private static final int STANDING = 6;

    private final URI application;
    private final String queue;
    private final Till kiosk;
    private final String host;
    private final Map<String, Long> calls = new LinkedHashMap<>();

    Evening(URI application, Till kiosk, String host) {
        this.application = application;
        this.kiosk = kiosk;
        this.host = host;
        queue = "/api/v1/staff/stores/" + kiosk.storeId() + "/queue";
    }

    /** A number from the kiosk. */
    Shot take() {
        return post(kiosk.token(), "/tickets", new JsonObject().put("line", LINE), 201);
    }

    /** Calls and seats until the time is over. */
    void host(long millis) throws Exception {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Queue<String> standing = new ArrayDeque<>();
        try (Connection connection = new Connection(application.getHost(), application.getPort())) {
            while (System.nanoTime() < until) {
                long called = System.nanoTime();
                JsonObject ticket = ask(connection, post(host, "/lines/" + LINE + "/calls", new JsonObject(), 200));
                calls.put(ticket.getString("number"), called);
                standing.add(ticket.getString("id"));
                if (standing.size() > STANDING) {
                    ask(connection, post(host, "/tickets/" + standing.remove() + "/seating", new JsonObject(), 200));
                }
                Thread.sleep(CALL_MILLIS);
            }
        }
    }

    /** When each number was called, in nanoseconds, before the host's tap left. */
    Map<String, Long> calls() {
        return calls;
    }

    private Shot post(String token, String path, JsonObject body, int expected) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return new Shot("POST", queue + path, headers, body.encode(), expected);
    }

    private static JsonObject ask(Connection connection, Shot shot) throws Exception {
        Connection.Answer answer = connection.send(shot);
        if (answer.status() != shot.expected()) {
            throw new IllegalStateException(shot.path() + " answered " + answer.status() + " " + answer.text());
        }
        return new JsonObject(answer.text());
    }
}
