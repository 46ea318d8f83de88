package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A stream of Server-Sent Events, as a screen holds it open. */
final class LiveStream implements AutoCloseable, Flow.Subscriber<String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> begun = new CompletableFuture<>();
    private String id;
    private final List<String> data = new ArrayList<>();

    /** @param nanos when it came, in {@link System#nanoTime()} */
    record Event(String id, JsonNode data, long nanos) {}

    private LiveStream(HttpRequest request) {
        var unused = HTTP.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(this));
    }

    /** @param lastEventId what was seen before the connection broke; null for nothing */
    static LiveStream open(String address, String path, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new LiveStream(request.build());
    }

    /** The next event; fails when none comes in time. */
    Event next(Duration patience) {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            Story.check(event != null, "an event within " + patience);
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next event that shows this; those before it are passed over. */
    Event until(Predicate<JsonNode> shows, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Event event = next(patience);
        while (!shows.test(event.data())) {
            event = next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return event;
    }

    boolean isSilent(Duration time) {
        try {
            return events.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int comments() {
        return comments.get();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        begun.complete(subscription);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith("id:")) {
            id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
            data.add(line.substring(5));
        } else if (line.isEmpty() && !data.isEmpty()) {
            events.add(new Event(id, read(String.join("\n", data)), System.nanoTime()));
            data.clear();
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public void onError(Throwable broken) {
        ended.complete(null);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    @Override
    public void close() {
        var unused = begun.thenAccept(Flow.Subscription::cancel);
    }
}
