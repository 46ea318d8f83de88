package dev.lingka.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * A database of its own on the test server, with roles and schema made as everywhere: for tests that break things, or
 * that want no scheduled work beside them. Dropped at the end.
 */
public final class ScratchDatabase implements AutoCloseable {

    /** Who connects. */
    public enum Role {
        APP,
        JOBS,
        OWNER,
        ADMINISTRATOR
    }

    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private static final String TEMPLATE = "lingka.testing.template";

    private final Map<String, String> settings = new Services().start();
    private final String name = "scratch_" + UUID.randomUUID().toString().replace("-", "");

    private ScratchDatabase() {}

    public static ScratchDatabase create() throws SQLException {
        ScratchDatabase database = new ScratchDatabase();
        database.onServer("create database " + database.name + " template " + template());
        return database;
    }

    /** Migrated once per JVM; the others are copies. */
    private static String template() throws SQLException {
        synchronized (System.getProperties()) {
            if (System.getProperty(TEMPLATE) == null) {
                ScratchDatabase template = new ScratchDatabase();
                template.make();
                System.setProperty(TEMPLATE, template.name);
            }
            return System.getProperty(TEMPLATE);
        }
    }

    private void make() throws SQLException {
        FLYWAY.setLevel(Level.WARNING);
        onServer("create database " + name);
        execute(Role.ADMINISTRATOR, bootstrap());
        Flyway.configure()
                .dataSource(url(name), "lingka_owner", password(Role.OWNER))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    public Connection connect(Role role) throws SQLException {
        return connect(name, role);
    }

    /** Runs statements and forgets what they answer. */
    public void execute(Role role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public String text(Role role, String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect(role)) {
            return text(connection, sql, parameters);
        }
    }

    /** The same on a connection at hand. */
    public static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** A new merchant's id. */
    public int merchant() throws SQLException {
        String code = "m" + UUID.randomUUID().toString().substring(0, 8);
        String id = text(Role.OWNER, "insert into merchant (code, name) values (?, ?) returning id", code, code);
        return Integer.parseInt(id);
    }

    @Override
    public void close() throws SQLException {
        onServer("drop database " + name + " with (force)");
    }

    private void onServer(String sql) throws SQLException {
        try (Connection server = connect("postgres", Role.ADMINISTRATOR);
                Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database, Role role) throws SQLException {
        return role == Role.ADMINISTRATOR
                ? DriverManager.getConnection(url(database), "postgres", "")
                : DriverManager.getConnection(url(database), user(role), password(role));
    }

    private String url(String database) {
        return "jdbc:" + settings.get("quarkus.datasource.reactive.url").replaceFirst("/[^/]+$", "/" + database);
    }

    private static String user(Role role) {
        return "lingka_" + role.name().toLowerCase(Locale.ROOT);
    }

    private String password(Role role) {
        return switch (role) {
            case APP -> settings.get("quarkus.datasource.password");
            case JOBS -> settings.get("quarkus.datasource.jobs.password");
            case OWNER -> settings.get("quarkus.flyway.password");
            case ADMINISTRATOR -> "";
        };
    }

    /** The administrator's script with the passwords that the roles have already. */
    private String bootstrap() {
        try (InputStream script = ScratchDatabase.class.getResourceAsStream("/db/bootstrap.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (Role role : new Role[] {Role.OWNER, Role.APP, Role.JOBS}) {
                String variable = ":'" + user(role).substring("lingka_".length()) + "_password'";
                sql = sql.replace(variable, "'" + password(role) + "'");
            }
            return sql;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
