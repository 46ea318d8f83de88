package dev.lingka.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * A closed loop over a fixed number of HTTP/1.1 connections, one thread each: it sends its next request when it has its
 * answer. Plain sockets, because whatever the load costs is taken from the server on the same cores.
 */
final class Load {

    private static final int MAX_ANSWERS = 2_000_000;

    private final String host;
    private final int port;
    private final int connections;

    Load(String host, int port, int connections) {
        this.host = host;
        this.port = port;
        this.connections = connections;
    }

    /** One request. */
    record Shot(String method, String path, Map<String, String> headers, String body, int expected) {

        static Shot get(String path, String token) {
            Map<String, String> headers = token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
            return new Shot("GET", path, headers, "", 200);
        }
    }

    /**
     * What came of it.
     *
     * @param perSecond answers as expected, per second
     * @param wrong other answers, which make a figure void
     */
    record Result(double perSecond, double p50Millis, double p99Millis, long answers, long wrong, String lastWrong) {}

    /** Fires until the time is over or the shots are used up (null). */
    Result fire(long millis, LongFunction<Shot> shots) throws InterruptedException {
        Run run = new Run(shots, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(new Thread(() -> run.drive(host, port), "load"));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return run.result((System.nanoTime() - begun) / 1e9);
    }

    private static final class Run {

        private final LongFunction<Shot> shots;
        private final long until;
        private final AtomicLong fired = new AtomicLong();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicLong wrong = new AtomicLong();
        private final long[] nanos = new long[MAX_ANSWERS];
        private volatile String lastWrong;

        private Run(LongFunction<Shot> shots, long until) {
            this.shots = shots;
            this.until = until;
        }

        private void drive(String host, int port) {
            try (Connection connection = new Connection(host, port)) {
                for (Shot shot = next(); shot != null; shot = next()) {
                    long sent = System.nanoTime();
                    keep(shot, connection.send(shot), System.nanoTime() - sent);
                }
            } catch (IOException e) {
                wrong.incrementAndGet();
                lastWrong = e.toString();
            }
        }

        private Shot next() {
            return System.nanoTime() < until ? shots.apply(fired.getAndIncrement()) : null;
        }

        private void keep(Shot shot, Connection.Answer answer, long took) {
            if (answer.status() == shot.expected()) {
                nanos[answered.getAndIncrement() % MAX_ANSWERS] = took;
            } else {
                wrong.incrementAndGet();
                lastWrong = answer.status() + " " + answer.text();
            }
        }

        private Result result(double seconds) {
            int count = Math.min(answered.get(), MAX_ANSWERS);
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Result(
                    answered.get() / seconds,
                    percentile(sorted, 0.50),
                    percentile(sorted, 0.99),
                    answered.get(),
                    wrong.get(),
                    lastWrong);
        }

        private static double percentile(long[] sorted, double part) {
            return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
        }
    }
}
