package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import dev.lingka.bench.Load.Shot;
import dev.lingka.card.code.BenchCodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * An evening at one store with two thousand screens, while charges go on at half of what the server can do; rounds with
 * it and without it in turns.
 */
public final class QueueBench {

    private static final int CONNECTIONS = 32;
    private static final int KIOSK_CONNECTIONS = 4;
    private static final int ROUNDS = 3;
    private static final int WARM_UP_ROUNDS = 10;
    private static final long ROUND_MILLIS = 20_000;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final int SCREENS = 2_000;
    /** Of these, so that reading costs little beside what is measured. */
    private static final int READING = 100;

    private static final double TAKEN_A_SECOND = 10;
    private static final double GOAL_A_MINUTE = 500;
    private static final long SETTLING_MILLIS = 3_000;
    private static final int CARDS = 60_000;
    private static final int SEGMENT = 6_000;
    private static final long PRINCIPAL_FEN = 300_000;
    private static final long FEN = 100;
    private static final int STORES = 10;
    private static final List<String> WEEK =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Figures figures = new Figures();
    private final URI application;
    private final URI identity;
    private final Seed seed;
    private final Load load;
    private final Load kiosks;
    private final List<Till> tills = new ArrayList<>();
    private List<Seed.Card> cards;
    private BenchCodes codes;
    private int used;
    private long codeMinute;

    private QueueBench(URI application, URI identity, Seed seed) {
        this.application = application;
        this.identity = identity;
        this.seed = seed;
        load = new Load(application.getHost(), application.getPort(), CONNECTIONS);
        kiosks = new Load(application.getHost(), application.getPort(), KIOSK_CONNECTIONS);
    }

    /** Arguments: the application's address, its database, {@code kept.properties}, the staff identity's address. */
    public static void main(String... arguments) throws Exception {
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]))) {
            QueueBench bench = new QueueBench(URI.create(arguments[0]), URI.create(arguments[3]), seed);
            bench.open();
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void open() throws Exception {
        seed.requireDurable();
        cards = seed.cards(CARDS, PRINCIPAL_FEN);
        int merchant = cards.get(0).merchantId();
        codes = new BenchCodes(seed.kept("master-key"), seed.kept("index-key"), merchant);
        String run = Long.toString(System.nanoTime() % 1_000_000, 36);
        for (int i = 0; i < STORES; i++) {
            tills.add(Till.open(application, identity, merchant, "q" + run + "-" + i));
        }
        Rules.publish(application, identity, document -> document.put("queue", openDayAndNight()));
    }

    private static JsonObject openDayAndNight() {
        JsonObject line = new JsonObject()
                .put("code", "small")
                .put("name", new JsonObject().put("zh", "小桌").put("en", "Small table"))
                .put("prefix", "A");
        JsonObject hours = new JsonObject()
                .put("days", new JsonArray(WEEK))
                .put("from", "00:00")
                .put("to", "00:00");
        return new JsonObject().put("lines", new JsonArray().add(line)).put("hours", new JsonArray().add(hours));
    }

    private void run() throws Exception {
        String owner = Till.person(identity, "owner");
        Till kiosk = tills.get(0);
        String token = Till.send(
                        application,
                        "POST",
                        "/api/v1/staff/stores/" + kiosk.storeId() + "/queue/displays",
                        owner,
                        new JsonObject().put("name", "bench"))
                .getString("token");
        double half = halfOfItsBest();
        Evening evening = new Evening(application, kiosk, owner);
        try (Screens screens = new Screens(application, token, SCREENS)) {
            screens.open(SCREENS, READING);
            kiosks.fire(WARM_UP_MILLIS, paced(TAKEN_A_SECOND, i -> evening.take()));
            measure(evening, screens, half);
        }
    }

    private double halfOfItsBest() throws Exception {
        double[] best = new double[ROUNDS];
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            best[round % ROUNDS] = charge(WARM_UP_MILLIS, Double.MAX_VALUE).perSecond();
        }
        figures.show("charges, as many as go", Figures.median(best), "charges/s");
        return Figures.median(best) / 2;
    }

    private void measure(Evening evening, Screens screens, double half) throws Exception {
        Series alone = new Series(ROUNDS);
        Series beside = new Series(ROUNDS);
        Series taken = new Series(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(charge(ROUND_MILLIS, half));
            CompletableFuture<Result> kiosk =
                    meanwhile(() -> kiosks.fire(ROUND_MILLIS, paced(TAKEN_A_SECOND, i -> evening.take())));
            CompletableFuture<Result> host = meanwhile(() -> {
                evening.host(ROUND_MILLIS);
                return null;
            });
            beside.add(charge(ROUND_MILLIS, half));
            taken.add(kiosk.get());
            host.get();
        }
        Thread.sleep(SETTLING_MILLIS);
        tell(evening, screens, taken);
        figures.show("charges at half load, alone", alone.perSecond(), "charges/s");
        figures.show("charges at half load p99, alone", alone.p99Millis(), "ms");
        figures.show("charges beside the evening", beside.perSecond(), "charges/s");
        figures.show("charges beside the evening p99", beside.p99Millis(), "ms");
        figures.atLeast("charges beside the evening / alone", beside.ratioTo(alone), "ratio", 0.9);
    }

    private void tell(Evening evening, Screens screens, Series taken) {
        List<Double> millis = new ArrayList<>();
        long missed = 0;
        for (Map.Entry<String, Long> call : evening.calls().entrySet()) {
            for (Long seen : screens.seen(call.getKey())) {
                if (seen == null) {
                    missed++;
                } else {
                    millis.add((seen - call.getValue()) / 1e6);
                }
            }
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        figures.show("screens", SCREENS, "screens");
        figures.atMost("streams lost", (double) screens.lost(), "screens", 0);
        figures.show("told to all screens", screens.bytes() / 1e6, "MB");
        figures.atLeast("numbers taken", taken.perSecond() * 60, "a minute", GOAL_A_MINUTE);
        figures.show("number taken p99", taken.p99Millis(), "ms");
        figures.atMost("numbers that went wrong", (double) taken.wrong(), "requests", 0);
        figures.show("calls", evening.calls().size(), "calls");
        figures.atMost("calls that a screen missed", (double) missed, "calls", 0);
        figures.show("call to screen p50", sorted[sorted.length / 2], "ms");
        figures.atMost("call to screen p99", sorted[(int) ((sorted.length - 1) * 0.99)], "ms", 1_000);
    }

    private Result charge(long millis, double perSecond) throws Exception {
        List<Seed.Card> segment = segment();
        Result result = load.fire(
                millis,
                paced(
                        perSecond,
                        i -> i < SEGMENT ? tills.get((int) (i % STORES)).charge(code(segment, i), FEN) : null));
        if (result.wrong() > 0) {
            throw new IllegalStateException(result.wrong() + " charges went wrong, as in " + result.lastWrong());
        }
        return result;
    }

    private String code(List<Seed.Card> segment, long i) {
        return codes.code(segment.get((int) i).codeNumber(), codeMinute);
    }

    /** The next cards in turn; each is charged once a minute at most. */
    private List<Seed.Card> segment() throws Exception {
        int first = used % CARDS;
        used += SEGMENT;
        long minute = Long.parseLong(seed.one("select floor(extract(epoch from app_now()) / 60)::bigint"));
        codeMinute = Math.max(codeMinute, minute);
        return cards.subList(first, first + SEGMENT);
    }

    /** Each shot at its moment or, when all connections are busy then, as soon as one is free. */
    private static LongFunction<Shot> paced(double perSecond, LongFunction<Shot> shots) {
        long begun = System.nanoTime();
        return i -> {
            long due = begun + (long) (i * 1e9 / perSecond);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            return shots.apply(i);
        };
    }

    private interface Work {
        Result run() throws Exception;
    }

    private static CompletableFuture<Result> meanwhile(Work work) {
        CompletableFuture<Result> end = new CompletableFuture<>();
        new Thread(
                        () -> {
                            try {
                                end.complete(work.run());
                            } catch (Exception e) {
                                end.completeExceptionally(e);
                            }
                        },
                        "meanwhile")
                .start();
        return end;
    }
}
