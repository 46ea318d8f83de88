package dev.lingka.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something in the database that is held, so that whoever comes there waits: a phase lasts until its replica is found,
 * however fast it is otherwise.
 */
final class Snag implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WAITING =
            """
            select pid, split_part(application_name, ' ', 1) as replica from pg_stat_activity
             where wait_event_type = 'Lock' and application_name like 'replica-%' and strpos(query, ?) > 0
             order by query_start""";

    private final Books books;
    private final Connection connection;

    private Snag(Postgres postgres, String hold) {
        books = new Books(postgres);
        try {
            connection = postgres.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(hold);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(hold, e);
        }
    }

    /** Whoever writes into the table waits. */
    static Snag table(Postgres postgres, String table) {
        return new Snag(postgres, "lock table " + table + " in share mode");
    }

    /** Whoever gives the member something waits; who only refers to them does not. */
    static Snag member(Postgres postgres, String id) {
        return new Snag(postgres, "select from member where id = '" + id + "' for no key update");
    }

    /** Whoever ends the campaign waits; who only works for it does not. */
    static Snag campaign(Postgres postgres, String id) {
        return new Snag(postgres, "select from campaign where id = '" + id + "' for share");
    }

    /**
     * Who waits.
     *
     * @param pid of the database's backend
     */
    record Caught(long pid, String replica) {}

    /** The replica that waits with that piece in its statement; the one that waits longest. */
    Caught caught(String doing) {
        Pause.require(PATIENCE, "a replica waits in " + doing, () -> !all(doing).isEmpty());
        List<Caught> all = all(doing);
        if (all.isEmpty()) {
            throw new IllegalStateException("nobody waits any more in " + doing);
        }
        return all.get(0);
    }

    /** Until so many replicas wait there. */
    void await(String doing, int replicas) {
        Pause.require(
                PATIENCE,
                replicas + " replicas wait in " + doing,
                () -> all(doing).stream().map(Caught::replica).distinct().count() == replicas);
    }

    private List<Caught> all(String doing) {
        return books.rows(WAITING, doing).stream().map(Snag::caught).toList();
    }

    private static Caught caught(Map<String, String> row) {
        return new Caught(Long.parseLong(row.get("pid")), row.get("replica"));
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
