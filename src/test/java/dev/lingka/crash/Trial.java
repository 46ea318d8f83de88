package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A fresh market under load, faults one after the other, quiet, and then the witnesses. */
final class Trial {

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Plan plan;
    private final Figures figures;
    private final Answers answers = new Answers();
    private final Findings findings = new Findings();

    private Trial(Cluster cluster, Plan plan, Figures figures) {
        this.cluster = cluster;
        this.plan = plan;
        this.figures = figures;
    }

    /**
     * What to do.
     *
     * @param name the first part of each figure's name
     * @param faults by name, in their order
     * @param each how long each fault may go on, about
     */
    record Plan(String name, Map<String, Fault> faults, Duration each, long seed, int customers, int perSecond) {}

    /** The names of what turned out broken; nothing when all is well. */
    static List<String> run(Cluster cluster, Plan plan, Figures figures) {
        return new Trial(cluster, plan, figures).run();
    }

    private List<String> run() {
        plan.faults().values().forEach(fault -> fault.before(cluster));
        ExecutorService second = Executors.newCachedThreadPool();
        try (Journal journal = new Journal(cluster.folder().resolve("journal-" + plan.name() + ".jsonl"))) {
            Client client = new Client(cluster.replicas(), journal, answers);
            Market market = Market.open(cluster.world(), client, cluster.wechat(), plan.customers());
            Errands errands = new Errands(market, client, cluster.wechat(), second);
            Scene scene = Scene.open(cluster, market, client, errands, plan.each(), findings, figures);
            try (Load load = new Load(errands, plan.seed(), plan.perSecond())) {
                strike(scene, load);
                drain(market, load);
                testify(scene, journal.read());
                tell(client, load);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            second.shutdownNow();
            plan.faults().values().forEach(fault -> fault.after(cluster));
        }
        return findings.broken();
    }

    private void strike(Scene scene, Load load) {
        durable("before");
        load.begin();
        Pause.of(BEFORE);
        plan.faults().forEach((name, fault) -> {
            answers.watchAnew();
            fault.strike(scene.of(name, new Random(plan.seed() + name.hashCode())));
            figures.tell(name + ".unavailable", answers.longestGap().toMillis(), "ms");
        });
        scene.errands().reachOver(); // by chance alone a short run might have no stranger
    }

    /** A run on a database that forgets would show nothing. */
    private void durable(String when) {
        figures.atLeast(
                plan.name() + ".durable_" + when, new Books(cluster.postgres()).durable(), "settings", Books.DURABLE);
    }

    private void drain(Market market, Load load) {
        long start = System.nanoTime();
        load.end();
        Quiet quiet = new Quiet(new Books(cluster.postgres()), cluster.wechat(), market);
        boolean calm = Pause.until(LONGEST_DRAIN, () -> quiet.underWay().isEmpty());
        if (!calm) {
            findings.addAll("I17", quiet.underWay());
        }
        figures.tell(plan.name() + ".drain", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), "ms");
    }

    private void testify(Scene scene, Map<String, Entry> journal) {
        durable("after");
        Market market = scene.market();
        Books books = scene.books();
        JsonNode theirs = cluster.wechat().book(market.mchId());
        new LedgerWitness(books, market, journal, theirs, findings).testify();
        new WechatWitness(books, market, theirs, findings, scene.expectedSuspense()).testify();
        new Invariants(books, market, findings).check(journal);
        new CacheWitness(books, scene.client(), cluster.replicas().size(), findings).testify(market);
        new Replays(scene.client(), cluster.replicas().size(), findings).check(journal, plan.seed());
        Reports.check(books, cluster.wechat(), market, findings);
        findings.addAll("I15", scene.errands().seenByStrangers());
        new Logs(cluster, findings).check(market);
        answers.undocumentedSamples().forEach((what, sample) -> findings.add("I19", what + " " + sample));
    }

    private void tell(Client client, Load load) {
        String name = plan.name();
        if (load.failure() != null) {
            load.failure().printStackTrace(System.out);
        }
        findings.show();
        System.out.println("  answers " + answers.counts());
        figures.atLeast(name + ".operations", load.done(), "operations", 1);
        figures.tell(name + ".unknown", client.unknown(), "requests");
        figures.zero(name + ".lost", findings.count("lost"), "operations");
        figures.zero(name + ".duplicated", findings.count("duplicated"), "operations");
        figures.zero(name + ".phantom", findings.count("phantom"), "operations");
        figures.zero(name + ".unresolved", findings.count("unresolved") + load.broken(), "operations");
        figures.zero(
                name + ".invariants_red",
                findings.broken().stream()
                        .filter(broken -> broken.startsWith("I"))
                        .count(),
                "invariants");
    }
}
