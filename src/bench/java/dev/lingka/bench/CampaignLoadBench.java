package dev.lingka.bench;

import dev.lingka.member.BenchPhones;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Charges at half of what the server can do, while a campaign gives twenty thousand members a coupon and a word, which
 * leaves by SMS; rounds with it and without it in turns.
 */
public final class CampaignLoadBench {

    private static final int ROUNDS = 3;
    private static final long ROUND_MILLIS = 20_000;
    private static final int MEMBERS = 60_000;
    /** More than have had their step when a round ends. */
    private static final int AUDIENCE = 20_000;

    private static final int PAGE = 2_000;
    private static final long PRINCIPAL_FEN = 300_000;
    private static final long LONGEST_NANOS = 900_000_000_000L;
    private static final long LOOK_MILLIS = 200;

    private static final JsonObject TEMPLATE = new JsonObject()
            .put("code", "five-off")
            .put("name", new JsonObject().put("zh", "压测").put("en", "bench"))
            .put("kind", "cash")
            .put("value", new JsonObject().put("fen", 500))
            .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30)));
    private static final String CONSENTS =
            """
            insert into member_consent (merchant_id, member_id, document, version, granted, channel)
            select merchant_id, id, 'marketing', '1', true, 'counter' from member
             where merchant_id = %d and phone_index is not null""";
    private static final String FACTS =
            """
            select member_fact_refresh(%1$d, array(
                select id from member where merchant_id = %1$d and kind = 'member' order by id limit %2$d offset %3$d), null)
            """;
    private static final String STEPS = "select count(*) from campaign_step";
    /** Those whose receipt came are delivered. */
    private static final String SENT =
            "select count(*) from message_delivery where channel = 'sms' and state in ('sent', 'delivered')";

    private static final String NOT_SENT =
            "select count(*) from message_delivery where channel = 'sms' and state not in ('sent', 'delivered')";
    private static final String LEFT =
            """
            select (select count(*) from campaign_audience where due_at <= app_now())
                 + (select count(*) from message_delivery where state = 'pending')
                 + (select count(*) from outbox_delivery where state = 'pending')""";

    private final URI application;
    private final URI identity;
    private final Seed seed;
    private final Sql database;
    private final Figures figures = new Figures();

    private CampaignLoadBench(URI application, URI identity, Seed seed, Sql database) {
        this.application = application;
        this.identity = identity;
        this.seed = seed;
        this.database = database;
    }

    /** Arguments: the application's address, its database, {@code kept.properties}, the staff identity's address. */
    public static void main(String... arguments) throws Exception {
        String jdbc = "jdbc:" + arguments[1].replace("postgres@", "");
        try (Seed seed = new Seed(arguments[1], Path.of(arguments[2]));
                Connection connection = DriverManager.getConnection(jdbc, "postgres", "")) {
            CampaignLoadBench bench = new CampaignLoadBench(
                    URI.create(arguments[0]), URI.create(arguments[3]), seed, new Sql(connection));
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void run() throws Exception {
        seed.requireDurable();
        List<Seed.Card> cards = seed.cards(MEMBERS, PRINCIPAL_FEN);
        reachable(cards);
        Rules.publish(application, identity, document -> {
            document.remove("messages");
            document.getJsonObject("coupons").getJsonArray("templates").add(TEMPLATE);
        });
        Charges charges = new Charges(seed, cards, application, identity);
        measure(charges, charges.halfOfItsBest(figures));
    }

    /** They have a number, agreed to marketing, and have their facts. */
    private void reachable(List<Seed.Card> cards) throws SQLException {
        int merchant = cards.get(0).merchantId();
        new BenchPhones(seed.kept("master-key"), seed.kept("index-key"), merchant)
                .give(
                        database.connection(),
                        cards.stream().map(Seed.Card::memberId).toList());
        database.execute(CONSENTS.formatted(merchant));
        database.execute("analyze");
        database.one("select set_config('app.merchant', '" + merchant + "', false)");
        for (int from = 0; from <= MEMBERS; from += PAGE) {
            database.one(FACTS.formatted(merchant, PAGE, from));
        }
        database.execute("analyze");
    }

    private void measure(Charges charges, double half) throws Exception {
        Series alone = new Series(ROUNDS);
        Series beside = new Series(ROUNDS);
        double[] steps = new double[ROUNDS];
        double[] sent = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rest();
            alone.add(charges.fire(ROUND_MILLIS, half));
            begin();
            long stepsBefore = count(STEPS);
            long sentBefore = count(SENT);
            beside.add(charges.fire(ROUND_MILLIS, half));
            steps[round] = perSecond(count(STEPS) - stepsBefore);
            sent[round] = perSecond(count(SENT) - sentBefore);
        }
        rest();
        figures.show("members given their step meanwhile", Figures.median(steps), "members/s");
        figures.show("text messages sent meanwhile", Figures.median(sent), "messages/s");
        figures.atMost("members without their step", (double) Math.abs(audience() - count(STEPS)), "members", 0);
        figures.atMost("text messages not sent", (double) count(NOT_SENT), "messages", 0);
        figures.show("charges at half load, alone", alone.perSecond(), "charges/s");
        figures.show("charges at half load p99, alone", alone.p99Millis(), "ms");
        figures.show("charges beside the campaign", beside.perSecond(), "charges/s");
        figures.show("charges beside the campaign p99", beside.p99Millis(), "ms");
        figures.atLeast("charges beside the campaign / alone", beside.ratioTo(alone), "ratio", 0.9);
    }

    /** Until the first members had their step. */
    private void begin() throws Exception {
        JsonObject step = CampaignStart.step("now", 0)
                .put("gives", new JsonObject().put("coupon", "five-off"))
                .put("costFen", 0);
        step.getJsonObject("says")
                .put("channels", JsonArray.of("sms"))
                .put("sms", new JsonObject().put("template", "SMS_1234"));
        long before = count(STEPS);
        JsonObject design = CampaignStart.toAll(step);
        design.put("limits", new JsonObject().put("perRun", AUDIENCE));
        CampaignStart.run(application, database, Till.person(identity, "owner"), design);
        await("the first steps", () -> count(STEPS) > before);
    }

    /** Until everything that was begun is done. */
    private void rest() throws Exception {
        await("the end of what is under way", () -> count(LEFT) == 0);
    }

    private interface Question {
        boolean holds() throws SQLException;
    }

    private static void await(String what, Question question) throws Exception {
        long until = System.nanoTime() + LONGEST_NANOS;
        while (!question.holds()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("waited too long for " + what);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private long audience() throws SQLException {
        return count("select count(*) from campaign_audience where not held_out");
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(database.one(sql));
    }

    private static double perSecond(long count) {
        return count * 1_000.0 / ROUND_MILLIS;
    }
}
