package dev.lingka.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command that merchants run. */
class VerifyCommandTest {

    private static ScratchDatabase database;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws SQLException {
        database = ScratchDatabase.create();
        asAdministrator(
                """
                insert into merchant (code, name) values ('sound', 'Sound'), ('broken', 'Broken');
                insert into ledger_account (merchant_id, holder_kind, holder_id, asset, balance)
                select id, 'card', gen_random_uuid(), 'principal', 5 from merchant where code = 'broken'""");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void soundMerchantEndsWithZeroAndSaysWhatItLookedAt() throws SQLException {
        assertThat(verify("sound")).isZero();
        assertThat(text()).contains("merchant sound: sound", "postings 0, entries 0, accounts 0");
    }

    @Test
    void breachEndsWithOneAndIsNamed() throws SQLException {
        assertThat(verify("broken")).isEqualTo(1);
        assertThat(text()).contains("BREACH I2: a balance is not the sum of its entries");
    }

    @Test
    void oneBrokenMerchantIsEnoughForAll() throws SQLException {
        assertThat(verify(null)).isEqualTo(1);
        assertThat(text()).contains("merchant sound: sound", "merchant broken: BROKEN", "2 merchants verified: BROKEN");
    }

    @Test
    void unknownMerchantIsNotTakenForASoundOne() throws SQLException {
        assertThat(verify("nobody")).isEqualTo(2);
    }

    private int verify(String merchant) throws SQLException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (Connection connection = database.app()) {
            return VerifyCommand.verify(connection, merchant);
        } finally {
            System.setOut(out);
        }
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void asAdministrator(String sql) throws SQLException {
        try (Connection connection = database.admin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
