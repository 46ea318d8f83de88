package dev.lingka.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * F16: three replicas race for each job; the one that holds the roll-up's lease is frozen in the midst of it, its lease
 * runs out, another one does the work, and the frozen one comes back.
 */
final class LeaderFault {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String AT_WORK =
            """
            select split_part(application_name, ' ', 1) from pg_stat_activity
             where wait_event_type = 'Lock' and query like '%ledger_roll_up%' and application_name like 'replica-%'""";
    private static final String FENCING = "select fencing from job_lease where name = 'ledger-roll-up'";

    private LeaderFault() {}

    static void freezePastLease(Scene scene) {
        Books books = scene.books();
        Replica leader;
        long fencing;
        try (Connection connection = scene.cluster().postgres().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ledger_rollup_position in exclusive mode");
            Pause.require(
                    PATIENCE, "a replica rolls up", () -> !books.column(AT_WORK).isEmpty());
            leader = scene.cluster().replica(books.column(AT_WORK).get(0));
            fencing = books.number(FENCING);
            leader.freeze();
            books.run("update job_lease set lease_until = clock_timestamp() where name = 'ledger-roll-up'");
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try {
            Pause.require(PATIENCE, "another replica leads", () -> books.number(FENCING) > fencing);
            scene.waitAbout(0.2);
        } finally {
            leader.thaw();
        }
        scene.waitAbout(0.4);
        scene.tell("lease_changed_hands", books.number(FENCING) - fencing, "times");
        scene.findings().addAll("I13", twice(books));
    }

    /** An entry that was rolled up twice would make the roll-up more than the sum of its entries. */
    private static List<String> twice(Books books) {
        return books.column(
                """
                select r.merchant_id || ' ' || r.counter || ' ' || r.asset
                  from (select merchant_id, counter, asset, sum(entries) as entries from ledger_rollup group by 1, 2, 3) r
                 where r.entries > (select count(*) from ledger_entry e where e.merchant_id = r.merchant_id
                                     and e.counter = r.counter and e.asset = r.asset)
                union all
                select merchant_id || ' ' || chain || ' ' || number from seal
                 group by merchant_id, chain, number having count(*) > 1""");
    }
}
