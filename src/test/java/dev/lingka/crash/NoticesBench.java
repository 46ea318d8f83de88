package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.PaidOrders.Letter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code [seed [seconds]]}: a thousand orders are paid, and of each WeChat tells three times within five seconds (or so
 * many), shuffled and by turns at two replicas. Each must be credited once and each notice be answered within a second. Exit code 1 when not.
 */
public final class NoticesBench {

    private static final int REPLICAS = 2;
    private static final int MEMBERS = 100;
    /** As many are told of before the clock starts, twice, so that no code is met for the first time while it runs. */
    private static final int ORDERS_EACH = 10;

    private static final int FIRST_ROUNDS = 10;
    private static final int SECOND_ROUNDS = 4;
    private static final Duration ROUND = Duration.ofSeconds(10);

    private static final int TIMES = 3;
    private static final long SECONDS = 5;
    private static final long GOAL_MILLIS = 1_000;
    private static final Duration SIGNATURE_LIFE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    /** The notices alone credit: nobody asks about open orders for an hour. Shipping is not reported, as by default. */
    private static final Map<String, String> SETTINGS =
            Map.of("lingka.recharge.check-after", "PT1H", "lingka.wechat.upload-shipping", "false");

    private static final String PAID =
            """
            select count(*) from recharge_order o join merchant m on m.id = o.merchant_id
             where m.code = ? and o.channel = 'wechat' and o.state = 'paid'""";
    private static final String CREDITS =
            """
            select p.source_id, count(distinct p.id) as times, sum(e.amount) as fen,
                   (extract(epoch from max(p.booked_at)) * 1000)::bigint as at
              from ledger_posting p join merchant m on m.id = p.merchant_id
              join ledger_entry e on e.merchant_id = p.merchant_id and e.posting_id = p.id and e.holder_id is not null
             where m.code = ? and p.kind = 'recharge' and p.key like '%wx:%' group by 1""";
    private static final String SUSPENSE =
            "select count(*) from suspense_item s join merchant m on m.id = s.merchant_id where m.code = ?";

    private final Cluster cluster;
    private final Journal journal;
    private final Figures figures;
    private final Random random;
    private final Duration within;
    private final Books books;
    private final Findings findings = new Findings();

    private NoticesBench(Cluster cluster, Journal journal, Figures figures, long seed, Duration within) {
        this.cluster = cluster;
        this.journal = journal;
        this.figures = figures;
        random = new Random(seed);
        this.within = within;
        books = new Books(cluster.postgres());
    }

    public static void main(String... arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new Random().nextLong(1_000_000);
        Duration within = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : SECONDS);
        System.out.println("seed " + seed);
        Path folder = Scratch.folder();
        Figures figures = new Figures();
        try (Cluster cluster = Cluster.toMeasure(folder, REPLICAS, SETTINGS);
                Journal journal = new Journal(folder.resolve("journal.jsonl"))) {
            new NoticesBench(cluster, journal, figures, seed, within).run();
        }
        if (figures.missed().isEmpty()) {
            Scratch.delete(folder);
            System.exit(0);
        }
        System.out.println("missed: " + figures.missed() + "; what was left is in " + folder);
        System.exit(1);
    }

    private void run() {
        figures.atLeast("durable", books.durable(), "settings", Books.DURABLE);
        long start = System.currentTimeMillis();
        ExecutorService errandHands = Executors.newCachedThreadPool();
        try {
            Client client = new Client(cluster.replicas(), journal, new Answers());
            Market market = Market.open(cluster.world(), client, cluster.wechat(), MEMBERS);
            Errands errands = new Errands(market, client, cluster.wechat(), errandHands);
            PaidOrders first = PaidOrders.of(market, errands, cluster.wechat(), ORDERS_EACH, random);
            PaidOrders second = PaidOrders.of(market, errands, cluster.wechat(), ORDERS_EACH, random);
            PaidOrders orders = PaidOrders.of(market, errands, cluster.wechat(), ORDERS_EACH, random);
            warmUp(first, FIRST_ROUNDS);
            warmUp(second, SECOND_ROUNDS);
            List<Letter> letters = orders.notices(TIMES);
            figures.tell("members", MEMBERS, "members");
            figures.tell("orders", orders.count(), "orders");
            figures.tell("preparation", System.currentTimeMillis() - start, "ms");
            Storm storm = storm(letters);
            tell(storm, letters.size());
            credits(market, first.count() + second.count() + orders.count(), storm);
            testify(market);
        } finally {
            errandHands.shutdownNow();
        }
    }

    /** Credits, and then books each notice again and again: the compiler of a young server wants half of the machine. */
    private void warmUp(PaidOrders orders, int rounds) {
        Storm.of(requests(orders.notices(1)), ROUND);
        for (int round = 0; round < rounds; round++) {
            Storm.of(requests(orders.noticesUnderOtherIds(TIMES)), ROUND);
        }
    }

    /** Shuffled, to the replicas by turns. */
    private List<HttpRequest> requests(List<Letter> notices) {
        List<Letter> letters = new ArrayList<>(notices);
        Collections.shuffle(letters, random);
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            requests.add(letters.get(i).to(cluster.replica(i)));
        }
        return requests;
    }

    private Storm storm(List<Letter> letters) {
        long oldest = letters.stream().mapToLong(Letter::signedAt).min().orElseThrow();
        Storm storm = Storm.of(requests(letters), within);
        // Later than this the server must refuse them, and the run would show nothing.
        long age = System.currentTimeMillis() / 1_000 - oldest;
        figures.atMost("oldest_signature_at_the_end", age, "s", SIGNATURE_LIFE.toSeconds());
        return storm;
    }

    private void tell(Storm storm, long sent) {
        Map<Integer, Long> statuses = storm.statuses();
        System.out.println("  answers " + statuses);
        long accepted = statuses.getOrDefault(200, 0L) + statuses.getOrDefault(204, 0L);
        figures.tell("notices_sent_in_" + within.toSeconds() + "_s", sent, "notices");
        figures.atLeast("notices_accepted", accepted, "notices", sent);
        figures.tell("answer_p50", storm.millisOf(HALF), "ms");
        figures.atMost("answer_p99", storm.millisOf(NEARLY_ALL), "ms", GOAL_MILLIS);
        figures.tell("answer_longest", storm.millisOf(1), "ms");
    }

    private void credits(Market market, long orders, Storm storm) {
        String shop = market.shop().code();
        Pause.until(PATIENCE, () -> books.number(PAID, shop) == orders);
        List<Map<String, String>> credits = books.rows(CREDITS, shop);
        long once = credits.stream()
                .filter(credit -> credit.get("times").equals("1"))
                .count();
        long last = credits.stream()
                .mapToLong(credit -> Long.parseLong(credit.get("at")))
                .max()
                .orElse(storm.beganAt());
        long fen = credits.stream()
                .mapToLong(credit -> Long.parseLong(credit.get("fen")))
                .sum();
        JsonNode theirs = cluster.wechat().book(market.mchId());
        figures.tell("last_credit_after", last - storm.beganAt(), "ms");
        figures.atLeast("credited_once", once, "orders", orders);
        figures.zero("credited_twice", credits.size() - once, "orders");
        figures.zero("not_credited", orders - credits.size(), "orders");
        figures.tell("credited", fen, "fen");
        figures.zero("credited_beside_wechats_book", fen - theirs.get("paidFen").asLong(), "fen");
        figures.zero("in_suspense", books.number(SUSPENSE, shop), "payments");
    }

    /** Those who testify after faults, on each card and each posting. */
    private void testify(Market market) {
        JsonNode theirs = cluster.wechat().book(market.mchId());
        new LedgerWitness(books, market, journal.read(), theirs, findings).testify();
        new WechatWitness(books, market, theirs, findings, List.of()).testify();
        findings.show();
        figures.zero("witnesses_red", findings.broken().size(), "invariants");
        boolean sound = market.shop()
                .owner()
                .get("/api/v1/staff/ledger/verification")
                .expect(200)
                .at("/sound")
                .asBoolean();
        figures.atLeast("verify_sound", sound ? 1 : 0, "ledgers", 1);
    }
}
