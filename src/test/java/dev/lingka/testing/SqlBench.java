package dev.lingka.testing;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A database of its own in which a feature's SQL functions are called as the application calls them. */
public abstract class SqlBench implements AutoCloseable {

    public final ScratchDatabase database = ScratchDatabase.create();
    private final Connection admin = database.admin();

    /** Calls a function as the application does: one statement, which is a commit of its own. */
    protected static JsonObject call(Connection connection, String function, JsonObject call, JsonObject args)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + function + "(?::jsonb, ?::jsonb)")) {
            statement.setString(1, call.encode());
            statement.setString(2, args.encode());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new JsonObject(row.getString(1));
            }
        }
    }

    /** Runs all at once, on a thread each, and answers in their order. */
    public <T> List<T> atOnce(List<Callable<T>> works) {
        return AtOnce.all(works);
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(one(sql, parameters));
    }

    /** Runs as the administrator; the first column of the first row as text, or null. */
    public String one(String sql, Object... parameters) {
        List<String> rows = all(sql, parameters);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Runs as the administrator; the first column of all rows as text. */
    public synchronized List<String> all(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs as the administrator. */
    public synchronized void run(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = admin.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            admin.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
