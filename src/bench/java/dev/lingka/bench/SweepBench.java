package dev.lingka.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The end of points and the review of tiers, in the steps in which the jobs take them, beside one set-based statement
 * that does the same to as many other members. In the middle a step is killed before its commit.
 */
public final class SweepBench {

    /** As the jobs have it. */
    private static final int EXPIRY_BATCH = 200;

    private static final int REVIEW_BATCH = 500;
    private static final int POINTS = 30;
    private static final String JOB = "bench-sweep";

    private final Sql database;
    private final Sql other;
    private final int members;
    private final Figures figures = new Figures();

    private SweepBench(Sql database, Sql other, int members) {
        this.database = database;
        this.other = other;
        this.members = members;
    }

    /** Arguments: the database's address for JDBC with its user, and how many members. */
    public static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Connection second = DriverManager.getConnection(arguments[0])) {
            SweepBench bench = new SweepBench(new Sql(connection), new Sql(second), Integer.parseInt(arguments[1]));
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void run() throws SQLException {
        int stepwise = seed("steps");
        int atOnce = seed("once");
        database.execute("insert into job_lease (name, holder, fencing, lease_until)" + " values ('" + JOB
                + "', gen_random_uuid(), 1, now() + interval '1 day')");
        database.execute("vacuum analyze");
        expiry(stepwise, atOnce);
        review(stepwise, atOnce);
        for (int merchant : new int[] {stepwise, atOnce}) {
            exactly("breaches found by verification", breaches(merchant), 0);
        }
    }

    private void expiry(int stepwise, int atOnce) throws SQLException {
        database.execute("checkpoint");
        String statement = SweepSql.END_POINTS.formatted(atOnce);
        database.explain(statement);
        double once = seconds(() -> database.execute(statement));
        database.execute("checkpoint");
        double steps = seconds(() -> steps(
                "select points_expire_next('" + JOB + "', 1, " + stepwise + ", " + EXPIRY_BATCH + ")", EXPIRY_BATCH));
        figures.show("points of members ended, one statement", members / once, "members/s");
        figures.show("points of members ended, in steps", members / steps, "members/s");
        figures.atLeast("expiry in steps / one statement", once / steps, "ratio", 0.25);
        for (int merchant : new int[] {atOnce, stepwise}) {
            exactly("points left", count("select coalesce(sum(left_points), 0) from points_lot", merchant), 0);
            exactly("members with a posting", count(SweepSql.EXPIRIES, merchant), members);
        }
    }

    private void review(int stepwise, int atOnce) throws SQLException {
        database.execute("checkpoint");
        String statement = SweepSql.REVIEW.formatted(atOnce);
        database.explain(statement);
        double once = seconds(() -> database.execute(statement));
        database.execute("checkpoint");
        String step = "select tier_review_step('" + JOB + "', 1, " + stepwise + ", '" + rules() + "', now(), "
                + REVIEW_BATCH + ")";
        double steps = seconds(() -> steps(step, 1));
        figures.show("members reviewed, one statement", members / once, "members/s");
        figures.show("members reviewed, in steps", members / steps, "members/s");
        figures.atLeast("review in steps / one statement", once / steps, "ratio", 0.25);
        for (int merchant : new int[] {atOnce, stepwise}) {
            exactly("members who came down", count(SweepSql.DOWN, merchant), members / 2);
            exactly("changes written", count("select count(*) from tier_change", merchant), members / 2);
            exactly("members left to review", count(SweepSql.DUE, merchant), 0);
        }
    }

    /** Both sides did the same, and all of it once. */
    private void exactly(String name, long seen, long wanted) {
        figures.atMost(name, (double) Math.abs(seen - wanted), "off", 0);
    }

    /** Steps until one finds fewer than that; one in the middle is killed before its commit, and done again. */
    private void steps(String step, int least) throws SQLException {
        int done = 0;
        boolean killed = false;
        int looked = least;
        while (looked >= least) {
            if (!killed && done > members / 2) {
                kill(step);
                killed = true;
            }
            looked = Integer.parseInt(database.one(step));
            done += looked;
        }
    }

    private void kill(String step) throws SQLException {
        try (Connection victim =
                DriverManager.getConnection(database.connection().getMetaData().getURL())) {
            victim.setAutoCommit(false);
            Sql killed = new Sql(victim);
            String pid = killed.one("select pg_backend_pid()");
            killed.one(step);
            other.one("select pg_terminate_backend(" + pid + ")");
            while (!"0".equals(other.one("select count(*) from pg_stat_activity where pid = " + pid))) {
                Thread.onSpinWait();
            }
        } catch (SQLException gone) {
            // Its connection is gone, which is what was wanted.
        }
    }

    private static String rules() {
        JsonObject gold = new JsonObject()
                .put("code", "gold")
                .put("cap", null)
                .put("conditions", new JsonObject().put("spendFen", 10_000));
        JsonObject normal =
                new JsonObject().put("code", "normal").put("cap", null).put("conditions", new JsonObject());
        return new JsonObject()
                .put("levels", new JsonArray().add(normal).add(gold))
                .put("growth", new JsonObject())
                .put("period", new JsonObject().put("kind", "calendar_year").put("months", 12))
                .put("review", new JsonObject().put("graceDays", 0).put("softLanding", true))
                .encode();
    }

    /** A merchant whose members' points ended yesterday and whose year is over; every second of them spent too little. */
    private int seed(String code) throws SQLException {
        int merchant = Integer.parseInt(
                database.one("insert into merchant (code, name) values ('" + code + "', '" + code + "') returning id"));
        for (String statement : SweepSql.SEED) {
            database.execute(statement.formatted(merchant, members, POINTS));
        }
        return merchant;
    }

    private long breaches(int merchant) throws SQLException {
        return Long.parseLong(database.one("select ledger_verify(" + merchant + ") ->> 'breachCount'"));
    }

    private long count(String query, int merchant) throws SQLException {
        String joined = query.contains(" where ") ? " and " : " where ";
        return Long.parseLong(database.one(query + joined + "merchant_id = " + merchant));
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double seconds(Work work) throws SQLException {
        long begun = System.nanoTime();
        work.run();
        double taken = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "  took %.1f s%n", taken);
        return taken;
    }
}
