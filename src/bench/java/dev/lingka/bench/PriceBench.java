package dev.lingka.bench;

import dev.lingka.bench.Load.Result;
import dev.lingka.card.code.BenchCodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Charges with tier discount, coupon, points and balance over HTTP beside the same function with the same arguments
 * without HTTP; then members with three years of sales beside new ones.
 *
 * <pre>
 * list ¥40 − tier 5 % ¥2 − coupon ¥5 − 100 points ¥1 = ¥32 from the wallet, which earn 32 points
 * </pre>
 */
public final class PriceBench {

    static final int POINTS = 100;
    private static final long LIST_FEN = 4_000;
    private static final long DUE_FEN = 3_200;
    private static final int CONNECTIONS = 32;
    private static final int BARE_CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 12;
    private static final long ROUND_MILLIS = 5_000;
    private static final int STORES = 10;
    private static final long PRINCIPAL_FEN = 300_000;
    /** Cards of one round: more than it can charge. */
    private static final int SEGMENT = 2_000;

    private static final int CARDS = 20_000;
    private static final int CHARGES_PER_CARD = 4;
    /** Of members old and new, each charged once in each round. */
    private static final int MEMBERS = 500;
    /** One a week for three years. */
    private static final int PAST_SALES = 156;
    /** More than they take. */
    private static final long HISTORY_MILLIS = 900_000;

    private final Figures figures = new Figures();
    private final Load load;
    private final Seed seed;
    private final String database;
    private final PricedPockets pockets;
    private final List<Till> tills = new ArrayList<>();
    private final Map<UUID, Long> lastMinutes = new HashMap<>();
    private List<Seed.Card> cards;
    private BenchCodes codes;
    private int used;

    private PriceBench(Seed seed, PricedPockets pockets, Load load, String database) {
        this.seed = seed;
        this.pockets = pockets;
        this.load = load;
        this.database = database;
    }

    /** Arguments: the application's address, its database, {@code kept.properties}, the staff identity's address. */
    public static void main(String... arguments) throws Exception {
        URI application = URI.create(arguments[0]);
        Load load = new Load(application.getHost(), application.getPort(), CONNECTIONS);
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]));
                PricedPockets pockets = new PricedPockets(arguments[1])) {
            PriceBench bench = new PriceBench(seed, pockets, load, arguments[1]);
            bench.open(application, URI.create(arguments[3]));
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void open(URI application, URI identity) throws Exception {
        seed.requireDurable();
        cards = seed.cards(CARDS + 2 * MEMBERS, PRINCIPAL_FEN);
        int merchant = cards.get(0).merchantId();
        codes = new BenchCodes(seed.kept("master-key"), seed.kept("index-key"), merchant);
        String run = Long.toString(System.nanoTime() % 1_000_000, 36);
        for (int i = 0; i < STORES; i++) {
            tills.add(Till.open(application, identity, merchant, "p" + run + "-" + i));
        }
        pockets.publish(application, identity);
        pockets.fill(cards.subList(0, CARDS), tills.get(0).storeId(), CHARGES_PER_CARD);
    }

    private void run() throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            overHttp(segment());
        }
        besideTheBareCall();
        threeYears();
    }

    private void besideTheBareCall() throws Exception {
        Series http = new Series(ROUNDS);
        double[] bare = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = withoutHttp(segment());
            Result charged = overHttp(segment());
            http.add(charged);
            ratio[round] = charged.perSecond() / bare[round];
        }
        figures.show("bare call, " + BARE_CONNECTIONS + " connections", Figures.median(bare), "charges/s");
        figures.show("priced charge over HTTP", http.perSecond(), "charges/s");
        figures.show("priced charge over HTTP p99", http.p99Millis(), "ms");
        figures.atLeast("priced charge / bare call", Figures.median(ratio), "ratio", 0.4);
    }

    private void threeYears() throws Exception {
        List<Seed.Card> old = cards.subList(CARDS, CARDS + MEMBERS);
        List<Seed.Card> fresh = cards.subList(CARDS + MEMBERS, CARDS + 2 * MEMBERS);
        history(old);
        pockets.fill(old, tills.get(0).storeId(), ROUNDS);
        pockets.fill(fresh, tills.get(0).storeId(), ROUNDS);
        Series past = new Series(ROUNDS);
        Series none = new Series(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            none.add(overHttp(fresh));
            past.add(overHttp(old));
        }
        figures.show("sales of a member with a past", PAST_SALES, "sales");
        figures.show("new members", none.perSecond(), "charges/s");
        figures.show("members with three years", past.perSecond(), "charges/s");
        figures.atLeast("three years / new", past.ratioTo(none), "ratio", 0.9);
    }

    /** Sales, ledger entries and points of each, by the function itself. */
    private void history(List<Seed.Card> members) throws Exception {
        long sales = (long) members.size() * PAST_SALES;
        try (BareCalls calls = new BareCalls(database, "lingka_app", seed.kept("postgres-app"), BARE_CONNECTIONS)) {
            calls.fire(HISTORY_MILLIS, i -> i < sales ? past(till(i), members.get((int) (i % members.size()))) : null);
        }
    }

    private static Tuple past(Till till, Seed.Card card) {
        return Tuple.of(till.call(), earning(till.byPlastic(card.id(), 100)));
    }

    private List<Seed.Card> segment() {
        int first = used % CARDS;
        used += SEGMENT;
        return cards.subList(first, first + SEGMENT);
    }

    private Result overHttp(List<Seed.Card> segment) throws Exception {
        long minute = minuteFor(segment);
        Result result = load.fire(
                ROUND_MILLIS, i -> i < segment.size() ? till(i).charge(wish(segment.get((int) i), minute)) : null);
        if (result.wrong() > 0) {
            throw new IllegalStateException(result.wrong() + " charges went wrong, as in " + result.lastWrong());
        }
        return result;
    }

    /** A code counts for its minute and the one after, and once: cards that were charged wait for the next. */
    private long minuteFor(List<Seed.Card> segment) throws Exception {
        UUID key = segment.get(0).id();
        long minute = Math.max(lastMinutes.getOrDefault(key, 0L) + 1, minute());
        while (minute > minute() + 1) {
            Thread.sleep(500);
        }
        lastMinutes.put(key, minute);
        return minute;
    }

    private long minute() throws Exception {
        return Long.parseLong(seed.one("select floor(extract(epoch from app_now()) / 60)::bigint"));
    }

    private JsonObject wish(Seed.Card card, long minute) {
        JsonObject wishes = new JsonObject()
                .put("coupons", new JsonArray().add(pockets.take(card).toString()))
                .put("points", POINTS);
        return new JsonObject()
                .put("cardCode", codes.code(card.codeNumber(), minute))
                .put("totalFen", LIST_FEN)
                .put("wishes", wishes);
    }

    private double withoutHttp(List<Seed.Card> segment) throws Exception {
        long minute = minuteFor(segment);
        try (BareCalls calls = new BareCalls(database, "lingka_app", seed.kept("postgres-app"), BARE_CONNECTIONS)) {
            return calls.fire(ROUND_MILLIS, i -> {
                Till till = till(i);
                return i < segment.size() ? Tuple.of(till.call(), priced(till, segment.get((int) i), minute)) : null;
            });
        }
    }

    private Till till(long i) {
        return tills.get((int) (i % tills.size()));
    }

    /** What the server makes of the same wish. */
    private JsonObject priced(Till till, Seed.Card card, long minute) {
        JsonArray effects = new JsonArray()
                .add(effect("tier_discount", "friend", 200))
                .add(effect("coupon", "five-off", 500)
                        .put("couponId", pockets.take(card).toString())
                        .put("byCode", false))
                .add(effect("points", "points", 100).put("points", POINTS));
        JsonObject call = earning(till.byCode(card.id(), minute, DUE_FEN)).put("programmeVersion", pockets.version());
        call.getJsonObject("pricing")
                .put("listFen", LIST_FEN)
                .put("points", POINTS)
                .put("effects", effects);
        return call;
    }

    private static JsonObject effect(String kind, String code, long fen) {
        JsonObject name = new JsonObject().put("zh", "压测").put("en", "bench");
        return new JsonObject()
                .put("kind", kind)
                .put("code", code)
                .put("name", name)
                .put("amountFen", fen);
    }

    /** A charge that earns a point for each yuan. */
    static JsonObject earning(JsonObject charge) {
        long fen = charge.getLong("totalFen");
        JsonObject rate = new JsonObject()
                .put("code", "base")
                .put("paidFen", fen)
                .put("points", 1)
                .put("perFen", 100)
                .put("basisPoints", 10_000);
        JsonObject earn = new JsonObject()
                .put("window", "carry")
                .put("debt", "next_earning")
                .put("lastDay", "2099-12-31")
                .put("rates", new JsonArray().add(rate));
        JsonObject pricing = new JsonObject()
                .put("listFen", fen)
                .put("points", 0)
                .put("effects", new JsonArray())
                .put("earn", earn);
        return charge.put("pricing", pricing);
    }
}
