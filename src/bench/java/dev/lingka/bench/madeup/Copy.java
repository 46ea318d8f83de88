package dev.lingka.bench.madeup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One stream of rows into a table, over a connection of its own, all in one commit. Values must need no escape. */
final class Copy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final CopyIn stream;
    private final StringBuilder rows = new StringBuilder(2 * BUFFER);
    private boolean atStart = true;

    /** Triggers rest, those of foreign keys too: what is referred to comes in another stream. */
    Copy(String database, String table, String columns) throws SQLException {
        connection = DriverManager.getConnection(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
        stream = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** The next value of the row; null is NULL. */
    Copy add(Object value) {
        separate();
        rows.append(value == null ? "\\N" : value);
        return this;
    }

    Copy add(long value) {
        separate();
        rows.append(value);
        return this;
    }

    private void separate() {
        if (!atStart) {
            rows.append('\t');
        }
        atStart = false;
    }

    void endRow() throws SQLException {
        rows.append('\n');
        atStart = true;
        if (rows.length() >= BUFFER) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        stream.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** Commits. */
    void end() throws SQLException {
        flush();
        stream.endCopy();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
