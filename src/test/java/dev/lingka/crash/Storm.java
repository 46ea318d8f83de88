package dev.lingka.crash;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests sent evenly over some time, each at its own moment, whatever became of those before it. An answer's time
 * counts from the moment at which its request was due, so that a sender or a server that falls behind shows.
 */
final class Storm {

    /** What came of one request; status 0 when there was no answer. */
    private record Outcome(int status, long nanos) {}

    private final long beganAt;
    private final List<Outcome> outcomes;

    private Storm(long beganAt, List<Outcome> outcomes) {
        this.beganAt = beganAt;
        this.outcomes = outcomes;
    }

    /** Returns when the last one is answered or given up. */
    static Storm of(List<HttpRequest> requests, Duration within) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Outcome>> answers = new ArrayList<>(requests.size());
        long beganAt = System.currentTimeMillis();
        long begin = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            long due = begin + within.toNanos() * i / requests.size();
            await(due);
            answers.add(http.sendAsync(requests.get(i), BodyHandlers.discarding())
                    .handle((answer, failure) ->
                            new Outcome(failure == null ? answer.statusCode() : 0, System.nanoTime() - due)));
        }
        return new Storm(beganAt, answers.stream().map(CompletableFuture::join).toList());
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** By this machine's clock, in milliseconds. */
    long beganAt() {
        return beganAt;
    }

    /** How often which status came. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> statuses = new TreeMap<>();
        outcomes.forEach(outcome -> statuses.merge(outcome.status(), 1L, Long::sum));
        return statuses;
    }

    /** The time in which this part of all requests, the fastest ones, was answered. */
    long millisOf(double part) {
        long[] nanos = outcomes.stream().mapToLong(Outcome::nanos).toArray();
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[(int) Math.ceil(part * nanos.length) - 1]).toMillis();
    }
}
