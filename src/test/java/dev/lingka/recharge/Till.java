package dev.lingka.recharge;

import io.agroal.api.AgroalDataSource;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Looks into one merchant's tables as the application's role, and does what needs no HTTP: spend, let time pass. */
@ApplicationScoped
class Till {

    private final AgroalDataSource database;

    Till(AgroalDataSource database) {
        this.database = database;
    }

    /** The first column of the first row, as text; null without a row. Every statement runs in the merchant's scope. */
    String one(String merchantCode, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            scope(connection, merchantCode);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                String value = null;
                if (statement.execute()) {
                    try (ResultSet row = statement.getResultSet()) {
                        value = row.next() ? row.getString(1) : null;
                    }
                }
                connection.commit();
                return value;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String merchantCode, String sql, Object... parameters) {
        return Long.parseLong(one(merchantCode, sql, parameters));
    }

    /** Makes the reconciler's next question about everything open due now. */
    void makeDue(String merchantCode) {
        one(merchantCode, "update recharge_order set check_due_at = app_now() where check_due_at is not null");
        one(merchantCode, "update recharge_refund set check_due_at = app_now() where check_due_at is not null");
    }

    void expire(String merchantCode, UUID orderId) {
        one(merchantCode, "update recharge_order set expires_at = app_now() where id = ?", orderId);
    }

    /** Closes an order here alone, as after a restore of an older state, while WeChat still takes its payment. */
    void closeHere(String merchantCode, UUID orderId) {
        JsonObject call = new JsonObject().put("merchant", Integer.parseInt(merchantId(merchantCode)));
        one(
                merchantCode,
                "select recharge_close(?::jsonb, ?::jsonb)",
                call.encode(),
                new JsonObject().put("orderId", orderId.toString()).encode());
    }

    /** Spends bonus as a charge does. */
    void spendBonus(String merchantCode, UUID cardId, long fen) {
        one(
                merchantCode,
                """
                select ledger_post(?::integer,
                    jsonb_build_object('key', gen_random_uuid(), 'kind', 'charge', 'sourceKind', 'sale',
                        'actor', 'test'),
                    jsonb_build_array(
                        jsonb_build_object('holder', ?::text, 'asset', 'bonus', 'amount', -?::bigint),
                        jsonb_build_object('counter', 'bonus_spent', 'asset', 'bonus', 'amount', ?::bigint)))""",
                merchantId(merchantCode),
                cardId.toString(),
                fen,
                fen);
    }

    long principal(String merchantCode, UUID cardId) {
        return balance(merchantCode, cardId, "principal");
    }

    long bonus(String merchantCode, UUID cardId) {
        return balance(merchantCode, cardId, "bonus");
    }

    long counter(String merchantCode, String code, String ref) {
        return number(
                merchantCode,
                "select coalesce(sum(amount), 0) from ledger_entry where counter = ? and counter_ref = ?",
                code,
                ref);
    }

    private long balance(String merchantCode, UUID cardId, String asset) {
        return number(
                merchantCode, "select balance from ledger_account where holder_id = ? and asset = ?", cardId, asset);
    }

    private String merchantId(String merchantCode) {
        return one(merchantCode, "select id from merchant where code = ?", merchantCode);
    }

    private static void scope(Connection connection, String merchantCode) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('app.merchant', id::text, true) from merchant where code = ?")) {
            statement.setString(1, merchantCode);
            statement.execute();
        }
    }
}
