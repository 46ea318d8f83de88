package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An evening at one store with two thousand screens, while charges go on at half of what the server can do; rounds with
 * it and without it in turns.
 */
public final class QueueBench {

    private static final int KIOSK_CONNECTIONS = 4;
    private static final int ROUNDS = 3;
    private static final long ROUND_MILLIS = 20_000;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final int SCREENS = 2_000;
    /** Of these, so that reading costs little beside what is measured. */
    private static final int READING = 100;

    private static final double TAKEN_A_SECOND = 10;
    private static final double GOAL_A_MINUTE = 500;
    private static final long SETTLING_MILLIS = 3_000;
    private static final int CARDS = 60_000;
    private static final long PRINCIPAL_FEN = 300_000;
    private static final List<String> WEEK =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Figures figures = new Figures();
    private final URI application;
    private final URI identity;
    private final Seed seed;
    private final Load kiosks;
    private Charges charges;

    private QueueBench(URI application, URI identity, Seed seed) {
        this.application = application;
        this.identity = identity;
        this.seed = seed;
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
        charges = new Charges(seed, seed.cards(CARDS, PRINCIPAL_FEN), application, identity);
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
        Till kiosk = charges.till();
        String token = Till.send(
                        application,
                        "POST",
                        "/api/v1/staff/stores/" + kiosk.storeId() + "/queue/displays",
                        owner,
                        new JsonObject().put("name", "bench"))
                .getString("token");
        double half = charges.halfOfItsBest(figures);
        Evening evening = new Evening(application, kiosk, owner);
        try (Screens screens = new Screens(application, token, SCREENS)) {
            screens.open(SCREENS, READING);
            kiosks.fire(WARM_UP_MILLIS, Charges.paced(TAKEN_A_SECOND, i -> evening.take()));
            measure(evening, screens, half);
        }
    }

    private void measure(Evening evening, Screens screens, double half) throws Exception {
        Series alone = new Series(ROUNDS);
        Series beside = new Series(ROUNDS);
        Series taken = new Series(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(charges.fire(ROUND_MILLIS, half));
            CompletableFuture<Result> kiosk =
                    meanwhile(() -> kiosks.fire(ROUND_MILLIS, Charges.paced(TAKEN_A_SECOND, i -> evening.take())));
            CompletableFuture<Result> host = meanwhile(() -> {
                evening.host(ROUND_MILLIS);
                return null;
            });
            beside.add(charges.fire(ROUND_MILLIS, half));
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
