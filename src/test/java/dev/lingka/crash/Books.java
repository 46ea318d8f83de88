package dev.lingka.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database as it is, seen past the application by somebody who may see everything. */
final class Books {

    /** So many settings keep a commit on the disk. */
    static final int DURABLE = 3;

    private static final String ON =
            """
            select count(*) from pg_settings
             where setting = 'on' and name in ('fsync', 'synchronous_commit', 'full_page_writes')""";

    private final Postgres postgres;

    Books(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Each row as text by column. */
    List<Map<String, String>> rows(String sql, Object... values) {
        try (Connection connection = postgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Map<String, String>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Map<String, String> row(ResultSet result) throws SQLException {
        Map<String, String> row = new HashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), result.getString(i));
        }
        return row;
    }

    /** The first column of each row. */
    List<String> column(String sql, Object... values) {
        List<String> column = new ArrayList<>();
        rows("select q::text as v from (" + sql + ") as r (q)", values).forEach(row -> column.add(row.get("v")));
        return column;
    }

    long number(String sql, Object... values) {
        return Long.parseLong(column(sql, values).get(0));
    }

    /** How many of those settings are on. */
    long durable() {
        return number(ON);
    }

    void run(String sql) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Replaces a piece of a function, which must be there; gives back the function as it was. */
    String edit(Mutation.Edit edit) {
        String source = column("select pg_get_functiondef(oid) from pg_proc where proname = ?", edit.function())
                .get(0);
        if (!source.contains(edit.piece())) {
            throw new IllegalStateException(edit.function() + " has no " + edit.piece());
        }
        run(source.replace(edit.piece(), edit.replacement()));
        return source;
    }
}
