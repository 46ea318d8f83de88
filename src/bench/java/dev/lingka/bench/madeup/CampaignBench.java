package dev.lingka.bench.madeup;

import dev.lingka.bench.CampaignStart;
import dev.lingka.bench.Figures;
import dev.lingka.bench.Sql;
import dev.lingka.bench.Till;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of segments over HTTP, and the audience of a campaign that begins, at the size of the made-up merchant; beside
 * each, one set-based statement that does the same.
 */
public final class CampaignBench {

    private static final int ROUNDS = 7;
    private static final double MOST_COUNT = 1.5;
    private static final double MOST_COUNT_MILLIS = 300;
    private static final double MOST_AUDIENCE = 2;

    private static final String AUDIENCE =
            """
            insert into campaign_audience (merchant_id, run_id, member_id, campaign_id, held_out, since, joined_at, due_at)
            select f.merchant_id, '%1$s', f.member_id, '%2$s', h.out, current_date, now(),
                   case when not h.out then now() + interval '30 days' end
              from member_fact f
             cross join lateral (select ('x' || substr(md5('%2$s' || f.member_id::text), 1, 8))::bit(32)::bigint %% 10000
                                        < 1000 as out) h
             where f.merchant_id = %3$d""";

    private final URI application;
    private final Sql database;
    private final String owner;
    private final int merchant;
    private final Figures figures = new Figures();

    private CampaignBench(URI application, Sql database, String owner) throws SQLException {
        this.application = application;
        this.database = database;
        this.owner = owner;
        merchant = Integer.parseInt(database.one("select id from merchant where code = 'tea'"));
    }

    /** Arguments: the application's address, the database's for JDBC with its user, the staff identity's; {@code counts} or {@code audience}. */
    public static void main(String... arguments) throws Exception {
        String owner = Till.person(URI.create(arguments[2]), "owner");
        try (Connection connection = DriverManager.getConnection(arguments[1])) {
            CampaignBench bench = new CampaignBench(URI.create(arguments[0]), new Sql(connection), owner);
            if ("counts".equals(arguments[3])) {
                bench.counts();
            } else {
                bench.audience();
            }
            System.exit(bench.figures.exitCode());
        }
    }

    private void counts() throws Exception {
        for (Asked asked : Asked.ALL) {
            count(asked);
        }
    }

    /** In turns; the first of each is to warm up. */
    private void count(Asked asked) throws Exception {
        String statement = "select count(*) from member_fact f where f.merchant_id = " + merchant + " and "
                + asked.condition(merchant, LocalDate.now(ZoneId.of("Asia/Shanghai")));
        database.explain(statement);
        List<Double> counts = new ArrayList<>();
        List<Double> statements = new ArrayList<>();
        JsonObject told = new JsonObject();
        long truth = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            long begun = System.nanoTime();
            told = post("/api/v1/staff/segment-counts", new JsonObject().put("rule", asked.rule()));
            double count = (System.nanoTime() - begun) / 1e6;
            begun = System.nanoTime();
            truth = Long.parseLong(database.one(statement));
            double once = (System.nanoTime() - begun) / 1e6;
            if (round > 0) {
                counts.add(count);
                statements.add(once);
            }
        }
        double count = median(counts);
        double once = median(statements);
        figures.show(asked.name() + ", members", (double) truth, "members");
        figures.show(asked.name() + ", told", (double) told.getLong("count"), "members");
        figures.show(asked.name() + ", one statement", once, "ms");
        figures.atMost(asked.name() + ", count", count, "ms", MOST_COUNT_MILLIS);
        figures.atMost(asked.name() + ", count / statement", count / once, "ratio", MOST_COUNT);
        figures.atMost(
                asked.name() + ", off its own bounds",
                truth < told.getLong("from") || truth > told.getLong("to") ? 1 : 0,
                "counts",
                0);
    }

    /** Everybody, whatever their stage; nothing is done for them, for the first step is thirty days away. */
    private void audience() throws Exception {
        long members = Long.parseLong(database.one("select count(*) from member_fact where merchant_id = " + merchant));
        String run =
                CampaignStart.run(application, database, owner, CampaignStart.toAll(CampaignStart.step("later", 30)));
        double product = members / gathered(run, members);
        String campaign = database.one("select campaign_id from campaign_run where id = '" + run + "'");
        database.execute("delete from campaign_audience where merchant_id = " + merchant);
        database.execute("vacuum analyze campaign_audience");
        database.execute("checkpoint");
        String statement = AUDIENCE.formatted(run, campaign, merchant);
        database.explain(statement);
        long begun = System.nanoTime();
        database.execute(statement);
        double once = members / ((System.nanoTime() - begun) / 1e9);
        figures.show("audience of " + members + ", one statement", once, "members/s");
        figures.show("audience of " + members + ", a run begins", product, "members/s");
        figures.atMost("audience, run / statement", once / product, "ratio", MOST_AUDIENCE);
    }

    /** Seconds from the begin of the run to its commit, in which everybody is gathered. */
    private double gathered(String run, long members) throws SQLException {
        String[] told = database.one(
                        "select members || ' ' || extract(epoch from app_now() - started_at) from campaign_run"
                                + " where id = '" + run + "'")
                .split(" ");
        figures.atMost("members not gathered", (double) Math.abs(members - Long.parseLong(told[0])), "members", 0);
        return Double.parseDouble(told[1]);
    }

    private JsonObject post(String path, JsonObject body) throws Exception {
        return Till.send(application, "POST", path, owner, body);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
