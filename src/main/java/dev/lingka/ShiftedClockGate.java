package dev.lingka;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Production runs on real time: a database whose business clock was shifted for a demo or a test is refused. */
@ApplicationScoped
class ShiftedClockGate {
    private static final int EXIT_CODE = 1;

    private final Config config;
    private final DataSource database;

    ShiftedClockGate(Config config, DataSource database) {
        this.config = config;
        this.database = database;
    }

    void pass(@Observes StartupEvent start) throws SQLException {
        if ("production".equals(config.getValue("lingka.mode", String.class)) && isShifted()) {
            throw new PreventFurtherStepsException(
                    "lingka: the business clock is shifted (table app_clock), which production refuses", EXIT_CODE);
        }
    }

    private boolean isShifted() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select offset_by <> interval '0' from app_clock")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
