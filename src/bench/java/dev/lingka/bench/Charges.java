package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import dev.lingka.bench.Load.Shot;
import dev.lingka.card.code.BenchCodes;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/** Charges by card code at ten stores, each of another card: as many as go, or so many a second beside something else. */
final class Charges {

    private static final int CONNECTIONS = 32;
    private static final int STORES = 10;
    /** Cards of one round: more than it can charge. */
    private static final int SEGMENT = 6_000;

    private static final int ROUNDS = 3;
    private static final int WARM_UP_ROUNDS = 10;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final long FEN = 100;

    private final Seed seed;
    private final Load load;
    private final List<Seed.Card> cards;
    private final BenchCodes codes;
    private final List<Till> tills = new ArrayList<>();
    private int used;
    private long codeMinute;

    /** Opens the stores. */
    Charges(Seed seed, List<Seed.Card> cards, URI application, URI identity) throws Exception {
        this.seed = seed;
        this.cards = cards;
        load = new Load(application.getHost(), application.getPort(), CONNECTIONS);
        int merchant = cards.get(0).merchantId();
        codes = new BenchCodes(seed.kept("master-key"), seed.kept("index-key"), merchant);
        String run = Long.toString(System.nanoTime() % 1_000_000, 36);
        for (int i = 0; i < STORES; i++) {
            tills.add(Till.open(application, identity, merchant, "q" + run + "-" + i));
        }
    }

    Till till() {
        return tills.get(0);
    }

    /** Half of what goes when the server's code is compiled, a second. */
    double halfOfItsBest(Figures figures) throws Exception {
        double[] best = new double[ROUNDS];
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            best[round % ROUNDS] = fire(WARM_UP_MILLIS, Double.MAX_VALUE).perSecond();
        }
        figures.show("charges, as many as go", Figures.median(best), "charges/s");
        return Figures.median(best) / 2;
    }

    /** Throws when one goes wrong. */
    Result fire(long millis, double perSecond) throws Exception {
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
    private List<Seed.Card> segment() throws SQLException {
        int first = used % cards.size();
        used += SEGMENT;
        long minute = Long.parseLong(seed.one("select floor(extract(epoch from app_now()) / 60)::bigint"));
        codeMinute = Math.max(codeMinute, minute);
        return cards.subList(first, first + SEGMENT);
    }

    /** Each shot at its moment or, when all connections are busy then, as soon as one is free. */
    static LongFunction<Shot> paced(double perSecond, LongFunction<Shot> shots) {
        long begun = System.nanoTime();
        return i -> {
            long due = begun + (long) (i * 1e9 / perSecond);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            return shots.apply(i);
        };
    }
}
