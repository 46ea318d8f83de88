package dev.lingka.recharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes PostgreSQL refuse the commit of every transaction that changes one recharge order: all its statements succeed,
 * and then nothing of them stays. A sequence counts the refusals, because it is all that a rolled-back transaction leaves.
 */
@ApplicationScoped
class FailingCommit {

    private final String url;

    FailingCommit(@ConfigProperty(name = "lingka.embedded.psql") String psql) {
        this.url = "jdbc:" + psql.replace("psql ", "").replace("postgres@", "");
    }

    void fail(UUID orderId) {
        run(
                """
                create sequence failed_commit;
                grant usage on sequence failed_commit to public;
                create function fail_commit() returns trigger language plpgsql as $$
                begin
                    perform nextval('failed_commit');
                    raise exception 'the commit fails';
                end $$;
                grant execute on function fail_commit() to public;
                create constraint trigger fail_commit after update on recharge_order
                    deferrable initially deferred for each row
                    when (new.id = '%s' and new.state = 'paid') execute function fail_commit()"""
                        .formatted(orderId));
    }

    /** Commits that have failed since {@link #fail}. */
    long failed() {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select case when is_called then last_value else 0 end from failed_commit")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void heal() {
        run("drop trigger fail_commit on recharge_order; drop function fail_commit(); drop sequence failed_commit");
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
