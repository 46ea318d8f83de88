package dev.lingka.card;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables as the application's role, one merchant at a time. */
@ApplicationScoped
class Books {

    private final AgroalDataSource database;

    Books(AgroalDataSource database) {
        this.database = database;
    }

    /** The first column of every row, as text. */
    List<String> column(String merchantCode, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.merchant', id::text, true) from merchant where code = '"
                    + merchantCode + "'");
            List<String> column = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            connection.commit();
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String merchantCode, String table) {
        return Long.parseLong(
                column(merchantCode, "select count(*) from " + table).get(0));
    }
}
