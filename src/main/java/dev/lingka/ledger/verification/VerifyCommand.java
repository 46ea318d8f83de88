package dev.lingka.ledger.verification;

import io.quarkus.runtime.QuarkusApplication;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * {@code verify [merchantCode]}: verifies one merchant's ledger or everyone's and prints what it looked at. Exit code
 * 0 when all are sound, 1 on a breach, 2 for a merchant that is not there. Blocking, because a command is.
 */
public final class VerifyCommand implements QuarkusApplication {

    /** The argument that asks for it. */
    public static final String NAME = "verify";

    private static final int SOUND = 0;
    private static final int BROKEN = 1;
    private static final int UNKNOWN_MERCHANT = 2;

    private final DataSource database;

    @Inject
    VerifyCommand(DataSource database) {
        this.database = database;
    }

    @Override
    public int run(String... arguments) throws SQLException {
        String only = List.of(arguments).stream()
                .filter(argument -> !NAME.equals(argument))
                .findFirst()
                .orElse(null);
        try (Connection connection = database.getConnection()) {
            return verify(connection, only);
        }
    }

    /** The exit code. The connection is the application's, so that row-level security holds here too. */
    static int verify(Connection connection, String only) throws SQLException {
        Map<Integer, String> merchants = merchants(connection, only);
        if (merchants.isEmpty() && only != null) {
            System.out.println("no merchant " + only);
            return UNKNOWN_MERCHANT;
        }
        return verify(connection, merchants) ? SOUND : BROKEN;
    }

    private static boolean verify(Connection connection, Map<Integer, String> merchants) throws SQLException {
        withoutTimeLimit(connection);
        boolean sound = true;
        for (Map.Entry<Integer, String> merchant : merchants.entrySet()) {
            Verification found = verify(connection, merchant.getKey());
            System.out.print(found.report(merchant.getValue()));
            sound &= found.sound();
        }
        System.out.printf("%d merchants verified: %s%n", merchants.size(), sound ? "sound" : "BROKEN");
        return sound;
    }

    private static Verification verify(Connection connection, int merchantId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ledger_verify(?)::text")) {
            statement.setInt(1, merchantId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Verification.of(new JsonObject(row.getString(1)));
            }
        }
    }

    private static Map<Integer, String> merchants(Connection connection, String only) throws SQLException {
        Map<Integer, String> merchants = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select id, code from merchant order by id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                merchants.put(row.getInt("id"), row.getString("code"));
            }
        }
        merchants.values().removeIf(code -> only != null && !only.equals(code));
        return merchants;
    }

    /** The limit of request statements is too short for a ledger of years. */
    private static void withoutTimeLimit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
        }
    }
}
