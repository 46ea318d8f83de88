package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What follows behind the payments: roll-up, open items, seals; right beside writers that are not done yet. */
class LedgerBehindTest {

    private static ScratchDatabase database;

    @BeforeAll
    static void start() throws SQLException {
        database = ScratchDatabase.create();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @Test
    void aWriterThatCommitsLateIsNotPassedBy() throws SQLException {
        int merchant = Sql.merchant(database);
        try (LedgerDriver slow = new LedgerDriver(database, merchant);
                LedgerDriver quick = new LedgerDriver(database, merchant)) {
            UUID card = slow.card();
            UUID other = slow.card();
            slow.connection().setAutoCommit(false);
            slow.move("slow", card, "principal", 10, "wechat_clearing");
            quick.move("quick", other, "principal", 20, "wechat_clearing");
            quick.catchUp(10);
            JsonObject between = quick.verify();
            slow.connection().commit();
            quick.catchUp(10);

            assertThat(between.getLong("rolledUpEntries")).isZero();
            assertThat(between.getJsonArray("breaches")).isEmpty();
            assertThat(quick.verify().getLong("rolledUpEntries")).isEqualTo(2);
            assertThat(quick.verify().getJsonArray("breaches")).isEmpty();
            assertThat(chain(quick.verify(), "ledger").getLong("unsealedRows")).isZero();
        }
    }

    @Test
    void manyWorkersBehindCountNothingTwice() throws Exception {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            UUID card = ledger.card();
            for (int i = 0; i < 60; i++) {
                ledger.move("op" + i, card, "principal", 1, "cash");
            }

            Workers.run(6, worker -> {
                try (LedgerDriver behind = new LedgerDriver(database, merchant)) {
                    behind.catchUp(7);
                    return worker;
                }
            });

            assertThat(ledger.verify().getLong("rolledUpEntries")).isEqualTo(60);
            assertThat(chain(ledger.verify(), "ledger").getLong("rows")).isEqualTo(60);
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
        }
    }

    @Test
    void anOpenItemIsThereUntilItsReferenceClears() throws SQLException {
        try (LedgerDriver ledger = new LedgerDriver(database, Sql.merchant(database))) {
            UUID card = ledger.card();
            ledger.post("paid", clearing(card, 300, "order-1"));
            ledger.post("paid2", clearing(card, 50, "order-2"));
            ledger.catchUp(1);
            List<String> before = openRefs(ledger);
            ledger.post(
                    "settled",
                    new JsonArray()
                            .add(counter("wechat_clearing", "order-1", 300))
                            .add(counter("bank", "order-1", -298))
                            .add(counter("wechat_fee", "order-1", -2)));
            ledger.catchUp(10);

            assertThat(before).containsExactly("order-1", "order-2");
            assertThat(openRefs(ledger)).containsExactly("order-2");
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
        }
    }

    @Test
    void whatCardsHoldIsExactBeforeAndAfterTheRollUp() throws SQLException {
        try (LedgerDriver ledger = new LedgerDriver(database, Sql.merchant(database))) {
            UUID card = ledger.card();
            ledger.move("a", card, "principal", 300, "cash");
            ledger.move("b", card, "bonus", 30, "bonus_cost");
            ledger.catchUp(10);
            ledger.move("c", card, "principal", -120, "revenue");

            JsonObject running = ledger.figures().getJsonArray("quarters").getJsonObject(0);
            JsonObject before = ledger.figures().getJsonArray("quarters").getJsonObject(1);

            assertThat(running.getLong("principalFen")).isEqualTo(180);
            assertThat(running.getLong("bonusFen")).isEqualTo(30);
            assertThat(running.getBoolean("ended")).isFalse();
            assertThat(before.getLong("principalFen")).isZero();
            assertThat(before.getBoolean("ended")).isTrue();
        }
    }

    @Test
    void theAuditTrailIsSealedToo() throws SQLException {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant);
                Connection jobs = database.jobs()) {
            Sql.text(ledger.connection(), "select audit_write(?, 'system', 'card.frozen', 'card:1', '{}')", merchant);
            Sql.text(jobs, "select seal_next(?, 'audit', 10)", merchant);
            String rewritten = "update audit_entry set action = 'card.closed' where merchant_id = " + merchant;

            assertThat(chain(ledger.verify(), "audit").getJsonArray("broken")).isEmpty();
            Sql.tamper(database, rewritten);
            assertThat(chain(ledger.verify(), "audit").getJsonArray("broken")).containsExactly(1);
        }
    }

    @Test
    void aRewriteOfAllSealsShowsInTheHead() throws SQLException {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            ledger.move("a", ledger.card(), "principal", 300, "cash");
            ledger.catchUp(1);
            String logged = chain(ledger.verify(), "ledger").getString("head");
            Sql.tamper(
                    database,
                    "update ledger_posting set actor = 'x' where merchant_id = " + merchant
                            + "; delete from seal where merchant_id = " + merchant);
            ledger.catchUp(1);

            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
            assertThat(chain(ledger.verify(), "ledger").getString("head")).isNotEqualTo(logged);
        }
    }

    private static List<String> openRefs(LedgerDriver ledger) throws SQLException {
        return ledger.figures().getJsonArray("openItems").stream()
                .map(item -> ((JsonObject) item).getString("ref"))
                .sorted()
                .toList();
    }

    private static JsonObject chain(JsonObject verification, String name) {
        return verification.getJsonArray("chains").stream()
                .map(JsonObject.class::cast)
                .filter(chain -> chain.getString("chain").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonArray clearing(UUID card, long amount, String ref) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("holder", card.toString())
                        .put("asset", "principal")
                        .put("amount", amount))
                .add(counter("wechat_clearing", ref, -amount));
    }

    private static JsonObject counter(String counter, String ref, long amount) {
        return new JsonObject()
                .put("counter", counter)
                .put("ref", ref)
                .put("asset", "principal")
                .put("amount", amount);
    }
}
