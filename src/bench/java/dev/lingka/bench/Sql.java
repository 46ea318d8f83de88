package dev.lingka.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements of a measurement, one after another on one connection. */
public record Sql(Connection connection) {

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row; null without one. */
    public String one(String sql) throws SQLException {
        return all(sql).stream().findFirst().orElse(null);
    }

    /** The first column of all rows, of which none is null. */
    public List<String> all(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** Prints how a statement would be done. */
    public void explain(String statement) throws SQLException {
        all("explain " + statement).forEach(System.out::println);
    }
}
