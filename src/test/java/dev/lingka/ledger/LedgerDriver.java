package dev.lingka.ledger;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Calls the ledger's functions as the application does: in one statement, with its own role. Not for many threads. */
final class LedgerDriver implements AutoCloseable {

    private final ScratchDatabase database;
    private final Connection connection;
    private final int merchantId;

    LedgerDriver(ScratchDatabase database, int merchantId) throws SQLException {
        this.database = database;
        this.merchantId = merchantId;
        connection = database.app();
        Sql.text(connection, "select set_config('app.merchant', ?, false)", Integer.toString(merchantId));
    }

    /** A card with both accounts at zero. */
    UUID card() throws SQLException {
        UUID card = UUID.randomUUID();
        Sql.text(connection, "select ledger_open(?, 'card', ?)", merchantId, card);
        return card;
    }

    /** One line onto the card and its counterpart. */
    JsonObject move(String key, UUID card, String asset, long amount, String counter) throws SQLException {
        return post(
                key,
                new JsonArray()
                        .add(new JsonObject()
                                .put("holder", card.toString())
                                .put("asset", asset)
                                .put("amount", amount))
                        .add(new JsonObject()
                                .put("counter", counter)
                                .put("asset", asset)
                                .put("amount", -amount)));
    }

    JsonObject post(String key, JsonArray lines) throws SQLException {
        JsonObject posting = new JsonObject()
                .put("key", key)
                .put("kind", "test")
                .put("sourceKind", "test")
                .put("actor", "system");
        String answer = Sql.text(
                connection, "select ledger_post(?, ?::jsonb, ?::jsonb)", merchantId, posting.encode(), lines.encode());
        return new JsonObject(answer);
    }

    JsonObject verify() throws SQLException {
        return new JsonObject(Sql.text(connection, "select ledger_verify(?)", merchantId));
    }

    JsonObject figures() throws SQLException {
        return new JsonObject(Sql.text(connection, "select ledger_figures(?, 2, 10)", merchantId));
    }

    /** The invariants of the ledger's own tables, without the seals and the schema. */
    JsonArray breaches() throws SQLException {
        return new JsonArray(Sql.text(
                connection, "select coalesce(jsonb_agg(to_jsonb(b)), '[]') from ledger_breaches(?) b", merchantId));
    }

    JsonArray balances(UUID card) throws SQLException {
        return new JsonArray(Sql.text(connection, "select ledger_balance(?, ?)", merchantId, card));
    }

    /** As the jobs do it: how many were rolled up, how many sealed. */
    void catchUp(int batch) throws SQLException {
        try (Connection jobs = database.jobs()) {
            while (!"0".equals(Sql.text(jobs, "select ledger_roll_up(?, ?)", merchantId, (long) batch))) {
                // The next batch follows.
            }
            while (!"0".equals(Sql.text(jobs, "select seal_next(?, 'ledger', ?)", merchantId, (long) batch))) {
                // The next batch follows.
            }
        }
    }

    Connection connection() {
        return connection;
    }

    int merchantId() {
        return merchantId;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
