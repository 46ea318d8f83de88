package dev.lingka.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A closed loop over a fixed number of HTTP/1.1 connections: each sends its next request when it has its answer. */
final class Load implements AutoCloseable {

    private static final int MAX_ANSWERS = 2_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String host;
    private final int port;
    private final int connections;

    Load(String host, int port, int connections) {
        this.host = host;
        this.port = port;
        this.connections = connections;
        client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true));
    }

    /** One request. */
    record Shot(HttpMethod method, String path, Map<String, String> headers, String body, int expected) {

        static Shot get(String path, String token) {
            Map<String, String> headers = token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
            return new Shot(HttpMethod.GET, path, headers, null, 200);
        }
    }

    /**
     * What came of it.
     *
     * @param perSecond answers as expected, per second
     * @param wrong other answers, which make a figure void
     */
    record Result(double perSecond, double p50Millis, double p99Millis, long answers, long wrong, int lastWrong) {}

    /** What looks at an answer's body, with the number of its shot. */
    interface Reader {
        void read(long shot, Buffer body);
    }

    /** Fires until the time is over or the shots are used up (null). */
    Result fire(long millis, LongFunction<Shot> shots) throws InterruptedException {
        return fire(millis, shots, (shot, body) -> {});
    }

    Result fire(long millis, LongFunction<Shot> shots, Reader reader) throws InterruptedException {
        Run run = new Run(shots, reader, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        long begun = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            run.next();
        }
        run.done.await();
        return run.result((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Run {

        private final LongFunction<Shot> shots;
        private final Reader reader;
        private final long until;
        private final CountDownLatch done = new CountDownLatch(connections);
        private final AtomicLong fired = new AtomicLong();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicLong wrong = new AtomicLong();
        private final long[] nanos = new long[MAX_ANSWERS];
        private volatile int lastWrong;

        private Run(LongFunction<Shot> shots, Reader reader, long until) {
            this.shots = shots;
            this.reader = reader;
            this.until = until;
        }

        private void next() {
            long number = fired.getAndIncrement();
            Shot shot = System.nanoTime() < until ? shots.apply(number) : null;
            if (shot == null) {
                done.countDown();
                return;
            }
            long sent = System.nanoTime();
            RequestOptions options = new RequestOptions()
                    .setHost(host)
                    .setPort(port)
                    .setMethod(shot.method())
                    .setURI(shot.path());
            shot.headers().forEach(options::addHeader);
            client.request(options)
                    .compose(request -> shot.body() == null ? request.send() : request.send(shot.body()))
                    .compose(answer -> answer.body()
                            .onSuccess(body -> reader.read(number, body))
                            .map(body -> answer))
                    .onComplete(answer -> {
                        keep(shot, answer.result(), System.nanoTime() - sent);
                        next();
                    });
        }

        private void keep(Shot shot, HttpClientResponse answer, long took) {
            if (answer == null || answer.statusCode() != shot.expected()) {
                lastWrong = answer == null ? -1 : answer.statusCode();
                wrong.incrementAndGet();
            } else {
                nanos[answered.getAndIncrement() % MAX_ANSWERS] = took;
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
