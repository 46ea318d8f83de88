package dev.lingka.sandbox.wechat.deliver;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Delivery.Attempt;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Brings notices and pushes to the merchant's server and tries again by the kind's table, also after a restart:
 * where each delivery stands is in the book. One delivery is never under way twice by itself; doubles are made by
 * the control API.
 */
public final class Courier implements AutoCloseable {
    /** A receiver has five seconds for the whole exchange. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int MESSENGERS = 32;
    private static final long BUSY_MILLIS = 50;
    private static final long CLOSE_SECONDS = 6;
    private static final int ANSWER_KEPT = 200;

    private volatile boolean closing;
    private final Book book;
    private final SandboxClock clock;
    private final Map<String, Carrier> carriers = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(Courier::daemon);
    private final ExecutorService messengers = Executors.newFixedThreadPool(MESSENGERS, Courier::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Courier(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    public void carry(String kind, Carrier carrier) {
        carriers.put(kind, carrier);
    }

    /** Takes up what the last run of the sandbox left waiting. */
    public void resume() {
        book.deliveries.all().forEach(this::watch);
    }

    /** Puts a delivery into the book, inside the caller's write, and starts it. */
    public void post(Delivery delivery) {
        book.deliveries.put(delivery.id(), delivery);
        watch(delivery);
    }

    /** Lets the held ones go, or brings the waiting ones forward after the speed was changed. */
    public void hurry() {
        List<Delivery> due = book.deliveries.where(delivery ->
                delivery.state().equals("WAITING") || delivery.state().equals("HELD"));
        for (Delivery delivery : due) {
            book.run(() -> {
                Delivery newest = book.deliveries.find(delivery.id()).orElseThrow();
                post(newest.now("WAITING", nextAt(newest)));
            });
        }
    }

    /** Sends one request now and tells what came of it. */
    public Attempt send(HttpRequest request, String variant, Carrier carrier) {
        long at = clock.realNow();
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> answer = exchange.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            boolean accepted = carrier.accepted(answer.statusCode(), answer.body());
            return new Attempt(at, variant, answer.statusCode(), shortened(answer.body()), accepted);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Attempt(at, variant, 0, "no answer within " + PATIENCE.toSeconds() + " s", false);
        } catch (ExecutionException e) {
            return new Attempt(at, variant, 0, shortened(String.valueOf(e.getCause())), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(at, variant, 0, "interrupted", false);
        }
    }

    private long nextAt(Delivery delivery) {
        if (delivery.tries() == 0) {
            return clock.realNow();
        }
        Attempt last = delivery.attempts().get(delivery.attempts().size() - 1);
        return last.at() + pause(delivery, delivery.tries());
    }

    private long pause(Delivery delivery, int tries) {
        Duration real = carriers.get(delivery.kind()).delays().get(tries - 1);
        return Math.round(real.toMillis() / Settings.of(book).noticeSpeed());
    }

    private void watch(Delivery delivery) {
        if (delivery.state().equals("WAITING")) {
            later(delivery.id(), Math.max(0, delivery.nextAt() - clock.realNow()));
        }
    }

    private void later(String id, long millis) {
        try {
            var unused = alarm.schedule(() -> messengers.execute(() -> deliver(id)), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing: the delivery waits for the next start", e);
        }
    }

    private void deliver(String id) {
        if (!underWay.add(id)) {
            later(id, BUSY_MILLIS);
            return;
        }
        try {
            due(id).ifPresent(this::attempt);
        } finally {
            underWay.remove(id);
        }
    }

    /** Read under the book's lock, so that a delivery is only seen once its write is whole, and then on the disk. */
    private Optional<Delivery> due(String id) {
        Optional<Delivery> due = book.write(() -> book.deliveries
                .find(id)
                .filter(delivery -> delivery.state().equals("WAITING") && delivery.nextAt() <= clock.realNow()));
        book.flush();
        return due;
    }

    private void attempt(Delivery delivery) {
        Carrier carrier = carriers.get(delivery.kind());
        carrier.probe(delivery).ifPresent(request -> {
            Attempt probed = send(request, "signtest", carrier);
            if (!closing) {
                change(delivery.id(), newest -> newest.noted(probed));
            }
        });
        Attempt attempt = send(carrier.request(delivery), "true", carrier);
        if (closing) {
            return;
        }
        change(delivery.id(), newest -> after(newest, attempt, carrier));
    }

    private Delivery after(Delivery delivery, Attempt attempt, Carrier carrier) {
        if (attempt.accepted()) {
            return delivery.tried(attempt, "DELIVERED", 0);
        }
        int tries = delivery.tries() + 1;
        if (tries > carrier.delays().size()) {
            return delivery.tried(attempt, "GIVEN_UP", 0);
        }
        return delivery.tried(attempt, "WAITING", attempt.at() + pause(delivery, tries));
    }

    private void change(String id, UnaryOperator<Delivery> change) {
        book.run(() -> book.deliveries.find(id).ifPresent(newest -> post(change.apply(newest))));
        book.flush();
    }

    private static String shortened(String text) {
        return text.length() <= ANSWER_KEPT ? text : text.substring(0, ANSWER_KEPT);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wechat-sandbox-courier");
        thread.setDaemon(true);
        return thread;
    }

    /** What was under way and unanswered stays waiting in the book, and is sent again after the next start. */
    @Override
    public void close() {
        closing = true;
        alarm.shutdownNow();
        messengers.shutdownNow();
        try {
            boolean quiet = messengers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            LOG.log(System.Logger.Level.DEBUG, "courier closed, quiet={0}", quiet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
