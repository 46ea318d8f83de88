package dev.lingka.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * {@code [F1 F4 …] [--short] [--mutations] [--seed N] [--seconds N] [--rate N] [--customers N]}: without names the full
 * set; {@code --campaigns [--seed N] [--rounds N] [--rows N] [--customers N]}: a campaign instead of the till. Exit code 1
 * when a goal is missed.
 */
public final class CrashBench {

    private static final String SHORT = "--short";
    private static final String MUTATIONS = "--mutations";
    private static final String CAMPAIGNS = "--campaigns";
    private static final List<String> MODES = List.of(SHORT, MUTATIONS, CAMPAIGNS);
    private static final int CUSTOMERS = 40;
    private static final int RATE = 10;
    private static final int SECONDS = 15;
    private static final int SHORT_SECONDS = 8;
    private static final int SHORT_CUSTOMERS = 24;
    private static final int SHORT_RATE = 6;
    private static final int REPLICAS = 2;
    private static final int CAMPAIGN_ROUNDS = 5;
    private static final int CAMPAIGN_ROWS = 176;
    private static final int CAMPAIGN_PHONES = 24;

    private final List<String> names;
    private final Map<String, Long> options;
    private final Figures figures = new Figures();

    private CrashBench(List<String> names, Map<String, Long> options) {
        this.names = new ArrayList<>(names);
        this.options = new LinkedHashMap<>(options);
    }

    public static void main(String... arguments) {
        List<String> names = new ArrayList<>();
        Map<String, Long> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (MODES.contains(arguments[i])) {
                names.add(arguments[i]);
            } else if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), Long.parseLong(arguments[++i]));
            } else {
                names.add(arguments[i]);
            }
        }
        System.exit(new CrashBench(names, options).run() ? 0 : 1);
    }

    /** The short set, with figures on standard output. */
    static boolean shortSet() {
        return new CrashBench(List.of(SHORT), Map.of()).run();
    }

    private boolean run() {
        long seed = options.getOrDefault("seed", new Random().nextLong(1_000_000));
        System.out.println("seed " + seed);
        Path folder = Scratch.folder();
        if (names.contains(SHORT)) {
            Map<String, Fault> faults = new LinkedHashMap<>();
            Faults.SHORT.forEach(name -> faults.put(name, Faults.compressed(name)));
            try (Cluster cluster = Cluster.start(folder, REPLICAS)) {
                options.putIfAbsent("customers", (long) SHORT_CUSTOMERS);
                options.putIfAbsent("rate", (long) SHORT_RATE);
                trial(cluster, "short", faults, seed, SHORT_SECONDS);
            }
        } else if (names.remove(CAMPAIGNS)) {
            campaigns(folder, seed);
        } else if (names.remove(MUTATIONS)) {
            prove(folder, seed);
        } else {
            onCluster(folder.resolve("two"), REPLICAS, seed, Faults.ofTwo(names));
            onCluster(folder.resolve("three"), REPLICAS + 1, seed, Faults.ofThree(names));
        }
        if (!figures.missed().isEmpty()) {
            System.out.println("missed: " + figures.missed() + "; what was left is in " + folder);
            return false;
        }
        Scratch.delete(folder);
        return true;
    }

    /** Those that are named, or all. */
    private void prove(Path folder, long seed) {
        try (Cluster cluster = Cluster.start(folder, REPLICAS)) {
            Mutations mutations = new Mutations(cluster, Path.of(System.getProperty("lingka.built", "target")), seed);
            Mutation.all().stream()
                    .filter(mutation -> names.isEmpty() || names.contains(mutation.name()))
                    .forEach(mutation -> mutations.prove(
                            mutation,
                            figures,
                            Duration.ofSeconds(option("seconds", SECONDS)),
                            (int) option("customers", CUSTOMERS),
                            (int) option("rate", RATE)));
        }
    }

    private void campaigns(Path folder, long seed) {
        try (Cluster cluster = Cluster.start(folder, REPLICAS, CampaignTrial.SETTINGS)) {
            CampaignTrial.Plan plan = new CampaignTrial.Plan(
                    seed, (int) option("rounds", CAMPAIGN_ROUNDS), (int) option("rows", CAMPAIGN_ROWS), (int)
                            option("customers", CAMPAIGN_PHONES));
            CampaignTrial.run(cluster, plan, figures);
            NaiveCampaign.prove(cluster, figures);
        }
    }

    private long option(String name, long otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private void onCluster(Path folder, int replicas, long seed, List<List<String>> markets) {
        if (markets.isEmpty()) {
            return;
        }
        try (Cluster cluster = Cluster.start(folder, replicas)) {
            markets.forEach(names -> attempt(cluster, names, seed));
        }
    }

    /** A fault that cannot be tried is a goal missed, and the next one is tried. */
    private void attempt(Cluster cluster, List<String> ofOneMarket, long seed) {
        String name = String.join("+", ofOneMarket);
        try {
            cluster.startAll();
            Map<String, Fault> faults = new LinkedHashMap<>();
            ofOneMarket.forEach(fault -> faults.put(fault, Faults.named(fault)));
            trial(cluster, name, faults, seed, SECONDS);
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            figures.zero(name + ".not_tried", 1, "faults");
        }
    }

    private void trial(Cluster cluster, String name, Map<String, Fault> faults, long seed, int seconds) {
        Trial.run(
                cluster,
                new Trial.Plan(
                        name,
                        faults,
                        Duration.ofSeconds(option("seconds", seconds)),
                        seed,
                        (int) option("customers", CUSTOMERS),
                        (int) option("rate", RATE)),
                figures);
    }
}
