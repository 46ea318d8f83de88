package dev.lingka.story;

import dev.lingka.testing.Superuser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the embedded database with the eyes of its administrator, beside the application. */
final class Tables implements AutoCloseable {

    private final Connection connection;

    /** Opens a connection of its own. */
    Tables() throws SQLException {
        connection = Superuser.connect();
    }

    /** The first column of every row, as text. */
    List<String> column(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> column = new ArrayList<>();
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        column.add(rows.getString(1));
                    }
                }
            }
            return column;
        }
    }

    long number(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(column(sql, parameters).get(0));
    }

    /** What is done from now on is held back until {@link #letGo}. */
    void hold() throws SQLException {
        connection.setAutoCommit(false);
    }

    void letGo() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
