package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import dev.lingka.bench.Load.Shot;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hot balances of many members beside an endpoint that does nothing, in turns. */
public final class BalanceBench {

    private static final int MEMBERS = 10_000;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_MILLIS = 10_000;
    private static final long ROUND_MILLIS = 8_000;
    private static final String PATH = "/api/v1/member/card/balance";
    /** As long as an answer with a five-digit balance. */
    private static final int BARE_BYTES = 110;

    private BalanceBench() {}

    /** Arguments: the application's address, its database, its data folder's {@code kept.properties}. */
    public static void main(String... arguments) throws Exception {
        URI application = URI.create(arguments[0]);
        Figures figures = new Figures();
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]));
                Load load = new Load(application.getHost(), application.getPort(), CONNECTIONS)) {
            List<String> tokens = new ArrayList<>();
            for (Seed.Card card : seed.cards(MEMBERS, 33_000)) {
                tokens.add(seed.token(card));
            }
            measure(load, tokens, figures);
        }
        System.exit(figures.exitCode());
    }

    private static void measure(Load load, List<String> tokens, Figures figures) throws InterruptedException {
        load.fire(10 * WARM_UP_MILLIS, i -> i < MEMBERS ? balance(tokens, i) : null);
        load.fire(WARM_UP_MILLIS, i -> balance(tokens, i));
        load.fire(WARM_UP_MILLIS / 2, i -> Shot.get("/bench/bare/" + BARE_BYTES, null));
        double[] bare = new double[ROUNDS];
        double[] hot = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        double[] p99 = new double[ROUNDS];
        long wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Result nothing = load.fire(ROUND_MILLIS, i -> Shot.get("/bench/bare/" + BARE_BYTES, null));
            Result balances = load.fire(ROUND_MILLIS, i -> balance(tokens, i));
            bare[round] = nothing.perSecond();
            hot[round] = balances.perSecond();
            ratio[round] = hot[round] / bare[round];
            p99[round] = balances.p99Millis();
            wrong += nothing.wrong() + balances.wrong();
        }
        figures.show("bare endpoint", Figures.median(bare), "requests/s");
        figures.show("hot balance", Figures.median(hot), "requests/s");
        figures.show("hot balance p99", Figures.median(p99), "ms");
        figures.atMost("wrong answers", (double) wrong, "requests", 0);
        figures.atLeast("hot balance / bare endpoint", Figures.median(ratio), "ratio", 0.5);
    }

    private static Shot balance(List<String> tokens, long i) {
        return Shot.get(PATH, tokens.get((int) (i % tokens.size())));
    }
}
