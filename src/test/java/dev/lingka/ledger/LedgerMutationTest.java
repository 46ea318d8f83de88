package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The checks are worth something only if they see: each test breaks the ledger on purpose, in a database of its own,
 * and the verifier must name the invariant that broke.
 */
class LedgerMutationTest {

    private static final String CONDITION = "and balance + v_line.amount >= 0";

    @Test
    void unconditionalUpdateBreaksI3() throws Exception {
        try (ScratchDatabase database = ScratchDatabase.create()) {
            makeTheUpdateUnconditional(database);
            int merchant = Sql.merchant(database);
            try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
                UUID card = ledger.card();
                ledger.move("recharge", card, "principal", 100, "cash");

                Workers.run(50, worker -> {
                    try (LedgerDriver till = new LedgerDriver(database, merchant)) {
                        return till.move("charge" + worker, card, "principal", -10, "revenue");
                    }
                });

                assertThat(brokenInvariants(ledger.verify())).containsExactly("I3");
            }
        }
    }

    @Test
    void lostBalanceBreaksI2() throws Exception {
        assertThat(afterTampering("update ledger_account set balance = balance - 1 where asset = 'principal'"))
                .containsExactly("I2");
    }

    @Test
    void missingEntryBreaksI1AndI2() throws Exception {
        assertThat(afterTampering("delete from ledger_entry where amount = -30"))
                .contains("I1", "I2");
    }

    @Test
    void rewrittenSealedPostingBreaksI14() throws Exception {
        assertThat(afterTampering("update ledger_posting set actor = 'somebody else' where key = 'charge'"))
                .containsExactly("I14");
    }

    @Test
    void forgottenOperationKeyBreaksI4() throws Exception {
        assertThat(afterTampering("delete from ledger_operation where key = 'charge'"))
                .containsExactly("I4");
    }

    @Test
    void rewrittenRollUpBreaksI2() throws Exception {
        assertThat(afterTampering("update ledger_rollup set amount = amount + 1 where counter = 'cash'"))
                .containsExactly("I2");
    }

    @Test
    void tableWithoutRowLevelSecurityBreaksI15() throws Exception {
        assertThat(afterTampering("alter table ledger_account no force row level security"))
                .containsExactly("I15");
    }

    /** With the guard's word taken out, the schema's own check would refuse the row: it goes too. */
    private static void makeTheUpdateUnconditional(ScratchDatabase database) throws SQLException {
        String source =
                Sql.ask(database, "select pg_get_functiondef('ledger_post(integer, jsonb, jsonb)'::regprocedure)");
        assertThat(source).contains(CONDITION);
        Sql.execute(database.admin(), source.replace(CONDITION, ""));
        Sql.execute(
                database.admin(),
                """
                alter table ledger_account drop constraint ledger_account_balance_check;
                alter table ledger_entry drop constraint ledger_entry_balance_check""");
    }

    /** A sound, sealed ledger, then the given statement by someone who may do anything. */
    private static Set<String> afterTampering(String sql) throws Exception {
        try (ScratchDatabase database = ScratchDatabase.create();
                LedgerDriver ledger = new LedgerDriver(database, Sql.merchant(database))) {
            UUID card = ledger.card();
            ledger.move("recharge", card, "principal", 100, "cash");
            ledger.move("charge", card, "principal", -30, "revenue");
            ledger.catchUp(10);
            assertThat(ledger.verify().getBoolean("sound")).isTrue();
            Sql.tamper(database, sql);
            return brokenInvariants(ledger.verify());
        }
    }

    private static Set<String> brokenInvariants(JsonObject verification) {
        JsonArray breaches = verification.getJsonArray("breaches");
        assertThat(verification.getBoolean("sound")).isEqualTo(breaches.isEmpty());
        return breaches.stream()
                .map(breach -> ((JsonObject) breach).getString("invariant"))
                .collect(Collectors.toSet());
    }
}
