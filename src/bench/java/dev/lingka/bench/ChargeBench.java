package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import dev.lingka.card.code.BenchCodes;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Charges by card code over HTTP beside the same function called without HTTP; then the same after a million entries,
 * and at one hot store. Every charge is another card's.
 */
public final class ChargeBench {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    /** Cards of one round: about what it can charge. */
    private static final int SEGMENT = 3_000;

    private static final int CARDS_AT_FIRST = 30_000;
    private static final int CARDS = 120_000;
    private static final long PRINCIPAL_FEN = 300_000;
    private static final long FEN = 100;
    /** Until the server's code is compiled; before, the compiler takes half of the machine. */
    private static final int WARM_UP_ROUNDS = 24;

    private static final long ROUND_MILLIS = 6_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long FILLING_MILLIS = 480_000;
    private static final int ENTRIES_OF_A_CHARGE = 4;
    private static final int STORES = 10;
    private static final int ENTRIES = 1_000_000;

    private final Figures figures = new Figures();
    private final Seed seed;
    private final Load load;
    private final String database;
    private List<Seed.Card> cards;
    private final BenchCodes codes;
    private final List<Till> tills = new ArrayList<>();
    private int used;
    private long codeMinute;

    private ChargeBench(Seed seed, Load load, String database) throws Exception {
        this.seed = seed;
        this.load = load;
        this.database = database;
        cards = seed.cards(CARDS_AT_FIRST, PRINCIPAL_FEN);
        codes = new BenchCodes(
                seed.kept("master-key"), seed.kept("index-key"), cards.get(0).merchantId());
    }

    /** Arguments: the application's address, its database, {@code kept.properties}, the staff identity's address. */
    public static void main(String... arguments) throws Exception {
        URI application = URI.create(arguments[0]);
        Load load = new Load(application.getHost(), application.getPort(), CONNECTIONS);
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]))) {
            ChargeBench bench = new ChargeBench(seed, load, arguments[1]);
            bench.open(application, URI.create(arguments[3]));
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void open(URI application, URI identity) throws Exception {
        String run = Long.toString(System.nanoTime() % 1_000_000, 36);
        for (int i = 0; i < STORES; i++) {
            tills.add(Till.open(application, identity, cards.get(0).merchantId(), "b" + run + "-" + i));
        }
    }

    private void run() throws Exception {
        seed.requireDurable();
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            overHttp(tills, ROUND_MILLIS);
        }
        Pair empty = measure("empty ledger");
        figures.atLeast("charge / bare call", empty.ratio(), "ratio", 0.5);
        hotStore();
        fill();
        Pair full = measure("a million entries");
        figures.atLeast("charge full / charge empty", full.http() / empty.http(), "ratio", 0.9);
        figures.show("bare call full / bare call empty", full.bare() / empty.bare(), "ratio");
    }

    private record Pair(double http, double bare, double ratio) {}

    /** In turns, so that a noisy neighbour disturbs both. */
    private Pair measure(String when) throws Exception {
        int best = bestConnections();
        Series http = new Series(ROUNDS);
        double[] bare = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = withoutHttp(best, ROUND_MILLIS);
            Result charged = overHttp(tills, ROUND_MILLIS);
            http.add(charged);
            ratio[round] = charged.perSecond() / bare[round];
        }
        figures.show("bare call, " + best + " connections, " + when, Figures.median(bare), "charges/s");
        figures.show("charge over HTTP, " + when, http.perSecond(), "charges/s");
        figures.show("charge over HTTP p99, " + when, http.p99Millis(), "ms");
        return new Pair(http.perSecond(), Figures.median(bare), Figures.median(ratio));
    }

    private int bestConnections() throws Exception {
        int best = 0;
        double rate = 0;
        for (int connections : List.of(8, 16, 32)) {
            withoutHttp(connections, ROUND_MILLIS / 3);
            double seen = withoutHttp(connections, ROUND_MILLIS / 2);
            if (seen > rate) {
                rate = seen;
                best = connections;
            }
        }
        return best;
    }

    private void hotStore() throws Exception {
        Series many = new Series(ROUNDS);
        Series one = new Series(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            many.add(overHttp(tills, ROUND_MILLIS));
            one.add(overHttp(tills.subList(0, 1), ROUND_MILLIS));
        }
        figures.atLeast("one hot store / ten stores", one.ratioTo(many), "ratio", 0.9);
    }

    private Result overHttp(List<Till> at, long millis) throws Exception {
        List<Seed.Card> segment = segment();
        Result result = load.fire(
                millis,
                i -> i < SEGMENT
                        ? at.get((int) (i % at.size()))
                                .charge(codes.code(segment.get((int) i).codeNumber(), codeMinute), FEN)
                        : null);
        if (result.wrong() > 0) {
            throw new IllegalStateException(result.wrong() + " charges went wrong, as in " + result.lastWrong());
        }
        return result;
    }

    private long minute() throws SQLException {
        return Long.parseLong(seed.one("select floor(extract(epoch from app_now()) / 60)::bigint"));
    }

    private double withoutHttp(int connections, long millis) throws Exception {
        List<Seed.Card> segment = segment();
        try (BareCalls calls = bare(connections)) {
            return calls.fire(millis, i -> {
                Till till = till(i);
                return i < SEGMENT
                        ? Tuple.of(till.call(), till.byCode(segment.get((int) i).id(), codeMinute, FEN))
                        : null;
            });
        }
    }

    private Till till(long i) {
        return tills.get((int) (i % tills.size()));
    }

    private BareCalls bare(int connections) {
        return new BareCalls(database, "lingka_app", seed.kept("postgres-app"), connections);
    }

    /** The next cards in turn; when all had theirs, they go on with the codes of another minute. */
    private List<Seed.Card> segment() throws Exception {
        int first = used % cards.size();
        used += SEGMENT;
        codeMinute = Math.max(first == 0 ? codeMinute + 1 : codeMinute, minute());
        while (codeMinute > minute() + 1) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return cards.subList(first, first + SEGMENT);
    }

    private void fill() throws Exception {
        cards = seed.cards(CARDS, PRINCIPAL_FEN);
        long missing = ENTRIES - entries();
        try (BareCalls calls = bare(16)) {
            double rate = calls.fire(FILLING_MILLIS, i -> {
                Till till = till(i);
                return i * ENTRIES_OF_A_CHARGE < missing
                        ? Tuple.of(
                                till.call(),
                                till.byPlastic(cards.get((int) (i % CARDS)).id(), FEN))
                        : null;
            });
            figures.show("filling up, bare calls", rate, "charges/s");
        }
        figures.atLeast("entries", (double) entries(), "rows", ENTRIES);
        figures.atMost("breaches found by verification", (double) breaches(), "breaches", 0);
    }

    private long breaches() throws SQLException {
        return Long.parseLong(
                seed.one("select ledger_verify(id) ->> 'breachCount' from merchant where code = ?", Seed.MERCHANT));
    }

    private long entries() throws SQLException {
        return Long.parseLong(seed.one("select count(*) from ledger_entry"));
    }
}
