package dev.lingka.bench.madeup;

import dev.lingka.bench.Figures;
import dev.lingka.bench.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The stages of all members of the made-up merchant, in the job's steps and by one statement: the first night, in which
 * nearly everybody changes, and the night after. No server runs meanwhile. Nothing is left behind.
 */
public final class LifecycleBench {

    private static final String RULES = "{\"atRiskDays\": 90, \"sleepingDays\": 180, \"lostDays\": 540}";
    private static final int STEP = 5_000;
    private static final double MOST = 3;

    private final Sql database;
    private final int merchant;
    private final Figures figures = new Figures();

    private LifecycleBench(Sql database, int merchant) {
        this.database = database;
        this.merchant = merchant;
    }

    /** Argument: the database's address for JDBC with its user. */
    public static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            Sql database = new Sql(connection);
            int merchant = Integer.parseInt(database.one("select id from merchant where code = 'tea'"));
            LifecycleBench bench = new LifecycleBench(database, merchant);
            bench.run();
            System.exit(bench.figures.exitCode());
        }
    }

    private void run() throws SQLException {
        database.one("select set_config('app.merchant', '" + merchant + "', false)");
        clear();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (int night = 0; night < 2; night++) {
            night(night == 0 ? "first night" : "night after", today.plusDays(night));
        }
        clear();
    }

    private void night(String name, LocalDate day) throws SQLException {
        String statement = LifecycleSql.AT_ONCE.formatted(merchant, day, RULES);
        database.execute("checkpoint");
        database.connection().setAutoCommit(false);
        database.explain(statement);
        database.connection().rollback();
        double once = seconds(() -> database.execute(statement));
        long changes = changes(day);
        database.connection().rollback();
        database.connection().setAutoCommit(true);
        database.execute("vacuum analyze member_fact, stage_change, outbox_event, outbox_delivery");
        database.execute("checkpoint");
        double steps = seconds(() -> steps(day));
        long members = Long.parseLong(database.one("select count(*) from member_fact where merchant_id = " + merchant));
        figures.show(name + ", changes", (double) changes, "members");
        figures.show(name + ", one statement", members / once, "members/s");
        figures.show(name + ", in steps", members / steps, "members/s");
        figures.atMost(name + ", steps / one statement", steps / once, "ratio", MOST);
        figures.atMost(name + ", changes other than those", (double) Math.abs(changes(day) - changes), "members", 0);
    }

    private void steps(LocalDate day) throws SQLException {
        String step = "select lifecycle_step(1, " + merchant + ", '" + day + "', '" + RULES + "', " + STEP
                + ") ->> 'finished'";
        while (!"true".equals(database.one(step))) {
            // The next five thousand.
        }
    }

    private long changes(LocalDate day) throws SQLException {
        return Long.parseLong(database.one(
                "select count(*) from stage_change where merchant_id = " + merchant + " and day = '" + day + "'"));
    }

    /** As before the first night. */
    private void clear() throws SQLException {
        database.execute(
                "insert into job_lease (name, holder, fencing, lease_until) values ('lifecycle', gen_random_uuid(), 1,"
                        + " now()) on conflict (name) do update set fencing = 1");
        for (String table : new String[] {"stage_change", "lifecycle_run"}) {
            database.execute("delete from " + table + " where merchant_id = " + merchant);
        }
        database.execute("delete from outbox_delivery d using outbox_event e where d.merchant_id = " + merchant
                + " and e.merchant_id = d.merchant_id and e.id = d.event_id and e.type = 'StageChanged'");
        database.execute("delete from outbox_event where type = 'StageChanged' and merchant_id = " + merchant);
        database.execute("update member_fact set stage = 'new' where stage <> 'new' and merchant_id = " + merchant);
        database.execute("vacuum analyze member_fact, stage_change, outbox_event, outbox_delivery");
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double seconds(Work work) throws SQLException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
