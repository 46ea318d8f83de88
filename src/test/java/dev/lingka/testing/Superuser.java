package dev.lingka.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sees and may do everything in the application's database: for looking behind it and for breaking things on purpose. */
@ApplicationScoped
public class Superuser {

    /** The first column of every row, as text. */
    public List<String> column(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(column(sql).get(0));
    }

    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of one's own, for who holds a transaction or asks often. */
    public static Connection connect() throws SQLException {
        String psql = ConfigProvider.getConfig().getValue("lingka.embedded.psql", String.class);
        return DriverManager.getConnection(
                "jdbc:" + psql.replace("psql ", "").replace("postgres@", ""), "postgres", "");
    }
}
