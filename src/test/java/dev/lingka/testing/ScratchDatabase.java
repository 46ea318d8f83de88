package dev.lingka.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A migrated database of its own on the embedded PostgreSQL, for tests of SQL functions without the application and
 * for tests that break a function on purpose. Copies of one template, so that each takes a fraction of a second.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final String TEMPLATE = "lingka_scratch";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicInteger COUNT_BARE = new AtomicInteger();

    private final Map<String, String> settings;
    private final String name;

    private ScratchDatabase(Map<String, String> settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    public static synchronized ScratchDatabase create() {
        Map<String, String> settings = new Services().start();
        ScratchDatabase template = new ScratchDatabase(settings, TEMPLATE);
        String name = TEMPLATE + "_" + COUNT.incrementAndGet();
        if (COUNT.get() == 1) {
            execute(template.connect("postgres", "postgres", ""), "create database " + TEMPLATE);
            execute(template.admin(), template.bootstrap());
            template.migrate();
        }
        execute(template.connect("postgres", "postgres", ""), "create database " + name + " template " + TEMPLATE);
        return new ScratchDatabase(settings, name);
    }

    /** With its roles and nothing else: no migration has run. */
    public static synchronized ScratchDatabase bare() {
        Map<String, String> settings = new Services().start();
        ScratchDatabase bare = new ScratchDatabase(settings, "lingka_bare_" + COUNT_BARE.incrementAndGet());
        execute(bare.connect("postgres", "postgres", ""), "create database " + bare.name);
        execute(bare.admin(), bare.bootstrap());
        return bare;
    }

    /** As the application would have to be told to find this database. */
    public Map<String, String> settings() {
        Map<String, String> own = new HashMap<>(settings);
        own.put("quarkus.datasource.reactive.url", url(name).replaceFirst("^jdbc:", ""));
        return own;
    }

    /** The role that serves requests: row-level security is forced on it. */
    public Connection app() {
        return connect(name, "lingka_app", settings.get("quarkus.datasource.password"));
    }

    /** The role of the background jobs. */
    public Connection jobs() {
        return connect(name, "lingka_jobs", settings.get("quarkus.datasource.jobs.password"));
    }

    /** Sees and may do everything: for looking at what came of it, and for breaking things on purpose. */
    public Connection admin() {
        return connect(name, "postgres", "");
    }

    @Override
    public void close() {
        execute(connect("postgres", "postgres", ""), "drop database " + name + " with (force)");
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(url(name), settings.get("quarkus.flyway.username"), settings.get("quarkus.flyway.password"))
                .locations("classpath:db/migration", "classpath:db/strict")
                .load()
                .migrate();
    }

    /** The passwords of the running server, so that setting them again changes nothing for others. */
    private String bootstrap() {
        try (InputStream in = getClass().getResourceAsStream("/db/bootstrap.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":'owner_password'", "'" + settings.get("quarkus.flyway.password") + "'")
                    .replace(":'app_password'", "'" + settings.get("quarkus.datasource.password") + "'")
                    .replace(":'jobs_password'", "'" + settings.get("quarkus.datasource.jobs.password") + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(String database, String user, String password) {
        try {
            return DriverManager.getConnection(url(database), user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String database) {
        return "jdbc:" + settings.get("quarkus.datasource.reactive.url").replaceFirst("/[^/]*$", "/" + database);
    }

    private static void execute(Connection connection, String sql) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
