package dev.lingka.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many screens that follow one display's link. A few of them read what they are told, the others count it. */
final class Screens implements AutoCloseable {

    private static final int AT_ONCE = 50;
    private static final long PATIENCE_SECONDS = 120;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final URI application;
    private final String path;
    private final List<Map<String, Long>> readers = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Screens(URI application, String token, int count) {
        this.application = application;
        path = "/api/v1/displays/" + token + "/events";
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(count));
    }

    /** Opens as many as were asked for; the first ones read. */
    void open(int count, int reading) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            while (i - open.get() >= AT_ONCE) {
                Thread.sleep(5);
            }
            watch(i < reading ? reader() : null);
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (open.get() < count) {
            if (System.nanoTime() > until || lost.get() > 0) {
                throw new IllegalStateException(open.get() + " screens of " + count + " are open, lost " + lost.get());
            }
            Thread.sleep(50);
        }
    }

    private Map<String, Long> reader() {
        Map<String, Long> seen = new ConcurrentHashMap<>();
        readers.add(seen);
        return seen;
    }

    private void watch(Map<String, Long> seen) {
        client.request(HttpMethod.GET, application.getPort(), application.getHost(), path)
                .compose(HttpClientRequest::send)
                .compose(answer -> follow(answer, seen))
                .onFailure(failure -> lost.incrementAndGet());
    }

    private Future<Void> follow(HttpClientResponse answer, Map<String, Long> seen) {
        if (answer.statusCode() != 200) {
            return Future.failedFuture("status " + answer.statusCode());
        }
        open.incrementAndGet();
        RecordParser reading =
                RecordParser.newDelimited("\n\n", event -> read(event.toString(), seen, System.nanoTime()));
        answer.handler(piece -> {
            bytes.addAndGet(piece.length());
            if (seen != null) {
                reading.handle(piece);
            }
        });
        return answer.end().compose(ended -> Future.failedFuture("the stream ended"));
    }

    private static void read(String event, Map<String, Long> seen, long now) {
        for (String line : event.split("\n", -1)) {
            if (line.startsWith("data:")) {
                called(new JsonObject(line.substring("data:".length())), seen, now);
            }
        }
    }

    private static void called(JsonObject view, Map<String, Long> seen, long now) {
        JsonArray lines = view.getJsonArray("lines");
        for (int i = 0; i < lines.size(); i++) {
            lines.getJsonObject(i).getJsonArray("called").forEach(number -> seen.putIfAbsent((String) number, now));
        }
    }

    /** When each screen that reads first saw the number, in nanoseconds; null for one that has not. */
    List<Long> seen(String number) {
        List<Long> moments = new ArrayList<>();
        readers.forEach(seen -> moments.add(seen.get(number)));
        return moments;
    }

    long bytes() {
        return bytes.get();
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
