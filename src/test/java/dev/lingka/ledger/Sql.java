package dev.lingka.ledger;

import dev.lingka.testing.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Plain statements, for tests that look behind the application. */
final class Sql {

    private Sql() {}

    /** The first column of the first row, as text; the connection stays open. */
    static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** The same by someone who may do anything. */
    static String ask(ScratchDatabase database, String sql, Object... parameters) throws SQLException {
        try (Connection admin = database.admin()) {
            return text(admin, sql, parameters);
        }
    }

    /** Runs statements, forgets what they answer and closes the connection. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Breaks something, past triggers and foreign keys. */
    static void tamper(ScratchDatabase database, String sql) throws SQLException {
        execute(database.admin(), "set session_replication_role = replica; " + sql);
    }

    /** A new merchant's id. */
    static int merchant(ScratchDatabase database) throws SQLException {
        String code = "m" + UUID.randomUUID().toString().substring(0, 8);
        return Integer.parseInt(
                ask(database, "insert into merchant (code, name) values (?, ?) returning id", code, code));
    }
}
