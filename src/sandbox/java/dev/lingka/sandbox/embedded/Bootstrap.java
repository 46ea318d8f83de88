package dev.lingka.sandbox.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Map.Entry;

/** Makes the database and its roles with the very script that an administrator runs with psql elsewhere. */
final class Bootstrap {
    static final String DATABASE = "lingka";
    private static final String SCRIPT = "/db/bootstrap.sql";
    private static final String ADMINISTRATOR = "postgres";

    private Bootstrap() {}

    static void run(EmbeddedPostgres server, Map<String, String> variables) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection connection = server.getDatabase(ADMINISTRATOR, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script(variables));
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            return row.next();
        }
    }

    /** psql would put its variables in place of {@code :'name'}; the JDBC driver does not know them. */
    private static String script(Map<String, String> variables) throws IOException {
        String script = read();
        for (Entry<String, String> variable : variables.entrySet()) {
            String literal = "'" + variable.getValue().replace("'", "''") + "'";
            script = script.replace(":'" + variable.getKey() + "'", literal);
        }
        return script;
    }

    private static String read() throws IOException {
        try (InputStream in = Bootstrap.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException(SCRIPT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
