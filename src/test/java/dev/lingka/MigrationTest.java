package dev.lingka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.testing.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that a migration job and a new replica's init container run. */
class MigrationTest {

    private static final String OWNERS_PASSWORD = "quarkus.flyway.password";

    private final Map<String, String> settings = new HashMap<>();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private ScratchDatabase database;

    @BeforeEach
    void start() {
        database = ScratchDatabase.bare();
        settings.putAll(database.settings());
        settings.put("quarkus.datasource.username", "lingka_app");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void migratesAsTheOwnerOfTheSchema() throws SQLException {
        assertThat(run("migrate")).isZero();

        assertThat(ask("select tableowner from pg_tables where tablename = 'ledger_entry'"))
                .isEqualTo("lingka_owner");
    }

    @Test
    void migratesTwiceWithoutHarm() throws SQLException {
        run("migrate");
        String before = ask("select count(*) from flyway_schema_history");

        assertThat(run("migrate")).isZero();
        assertThat(ask("select count(*) from flyway_schema_history")).isEqualTo(before);
    }

    @Test
    void neitherJobNorReplicaNeedsTheOthersPassword() {
        settings.remove("quarkus.datasource.password");
        assertThat(run("migrate")).isZero();

        settings.putAll(database.settings());
        settings.remove(OWNERS_PASSWORD);
        assertThat(run("migrated")).isZero();
    }

    @Test
    void failsWithOneLineWhenItMayNot() {
        settings.put("quarkus.flyway.username", "nobody");

        assertThat(run("migrate")).isEqualTo(1);
        assertThat(errors()).startsWith("lingka: not migrated: ").hasLineCount(1);
    }

    @Test
    void namesTheSettingThatIsMissing() {
        settings.remove(OWNERS_PASSWORD);

        assertThatThrownBy(() -> run("migrate")).hasMessage("this command needs " + OWNERS_PASSWORD);
    }

    @Test
    void isNotMigratedBefore() {
        assertThat(run("migrated")).isEqualTo(1);
        assertThat(errors()).contains("migrations are still to be done");
    }

    @Test
    void isNotMigratedWithAnOlderFunction() throws SQLException {
        run("migrate");
        change("update flyway_schema_history set checksum = 1 where script = 'R__032_ledger_post.sql'");

        assertThat(run("migrated")).isEqualTo(1);
        assertThat(errors()).contains("1 migrations are still to be done");
    }

    /** An old replica that is started anew during an upgrade, or after it, finds more than it knows. */
    @Test
    void isMigratedBeyondThisBuild() throws SQLException {
        run("migrate");
        change("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " values (1000, '999', 'later', 'SQL', 'V999__later.sql', 1, 'lingka_owner', 1, true)");

        assertThat(run("migrated")).isZero();
    }

    @Test
    void waitsForTheJob() throws Exception {
        CompletableFuture<Integer> replica = CompletableFuture.supplyAsync(
                () -> new Migration(this::setting, Duration.ofMinutes(2)).run(List.of("migrated")));

        run("migrate");

        assertThat(replica.get(2, TimeUnit.MINUTES)).isZero();
    }

    private int run(String command) {
        PrintStream err = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return new Migration(this::setting, Duration.ZERO).run(List.of(command));
        } finally {
            System.setErr(err);
        }
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8).strip();
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.admin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.admin();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
