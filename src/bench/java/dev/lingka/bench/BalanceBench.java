package dev.lingka.bench;

import dev.lingka.bench.Load.Shot;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Hot balances of many members in turns with two endpoints that do nothing: a resource of Quarkus REST past our filters,
 * which is the bare endpoint, and a route of Vert.x before all routing, which is what the sockets can do.
 */
public final class BalanceBench {

    private static final int MEMBERS = 10_000;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_MILLIS = 40_000;
    private static final long ROUND_MILLIS = 8_000;
    private static final String PATH = "/api/v1/member/card/balance";
    /** As long as an answer with a five-digit balance. */
    private static final int BARE_BYTES = 110;

    private static final Shot BARE = Shot.get("/bench/bare/" + BARE_BYTES, null);
    private static final Shot ROUTE = Shot.get("/bench/route/" + BARE_BYTES, null);

    private BalanceBench() {}

    /** Arguments: the application's address, its database, its data folder's {@code kept.properties}. */
    public static void main(String... arguments) throws Exception {
        URI application = URI.create(arguments[0]);
        Figures figures = new Figures();
        Load load = new Load(application.getHost(), application.getPort(), CONNECTIONS);
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]))) {
            measure(load, seed.tokens(seed.cards(MEMBERS, 33_000)), figures);
        }
        System.exit(figures.exitCode());
    }

    private static void measure(Load load, List<String> tokens, Figures figures) throws InterruptedException {
        load.fire(2 * WARM_UP_MILLIS, i -> i < MEMBERS ? balance(tokens, i) : null);
        load.fire(WARM_UP_MILLIS, i -> balance(tokens, i));
        load.fire(WARM_UP_MILLIS / 4, i -> BARE);
        load.fire(WARM_UP_MILLIS / 4, i -> ROUTE);
        Series bare = new Series(ROUNDS);
        Series route = new Series(ROUNDS);
        Series hot = new Series(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(load.fire(ROUND_MILLIS, i -> BARE));
            hot.add(load.fire(ROUND_MILLIS, i -> balance(tokens, i)));
            route.add(load.fire(ROUND_MILLIS, i -> ROUTE));
        }
        figures.show("bare endpoint", bare.perSecond(), "requests/s");
        figures.show("bare route of Vert.x", route.perSecond(), "requests/s");
        figures.show("hot balance", hot.perSecond(), "requests/s");
        figures.show("hot balance p50", hot.p50Millis(), "ms");
        figures.show("hot balance p99", hot.p99Millis(), "ms");
        figures.atMost("wrong answers", (double) (bare.wrong() + route.wrong() + hot.wrong()), "requests", 0);
        figures.show("hot balance / bare route of Vert.x", hot.ratioTo(route), "ratio");
        figures.atLeast("hot balance / bare endpoint", hot.ratioTo(bare), "ratio", 0.5);
    }

    private static Shot balance(List<String> tokens, long i) {
        return Shot.get(PATH, tokens.get((int) (i % tokens.size())));
    }
}
