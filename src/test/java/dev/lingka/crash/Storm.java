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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests sent evenly over some time, each at its own moment as long as a connection is free. An answer's time
 * counts from the moment at which its request was due, so that a sender or a server that falls behind shows.
 */
final class Storm {

    /** Connections at most; a request that waits for one is late by that. */
    private static final int LINES = 128;

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
        // One hand for all answers: the sender has to share the machine with what it measures.
        ExecutorService hand = Executors.newSingleThreadExecutor();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(hand)
                .build();
        Semaphore lines = new Semaphore(LINES);
        List<CompletableFuture<Outcome>> answers = new ArrayList<>(requests.size());
        long beganAt = System.currentTimeMillis();
        long begin = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            long due = begin + within.toNanos() * i / requests.size();
            await(due);
            lines.acquireUninterruptibly();
            answers.add(
                    http.sendAsync(requests.get(i), BodyHandlers.discarding()).handle((answer, failure) -> {
                        lines.release();
                        return new Outcome(failure == null ? answer.statusCode() : 0, System.nanoTime() - due);
                    }));
        }
        List<Outcome> outcomes = answers.stream().map(CompletableFuture::join).toList();
        hand.shutdown();
        return new Storm(beganAt, outcomes);
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
