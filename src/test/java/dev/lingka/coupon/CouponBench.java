package dev.lingka.coupon;

import dev.lingka.shared.Ids;
import dev.lingka.testing.AtOnce;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A merchant with a store and members, at the level of the SQL functions. */
final class CouponBench extends SqlBench {

    final int merchant;
    final UUID store = Ids.next();

    CouponBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
        run("insert into store (merchant_id, id, code, name) values (?, ?, 's1', 'Store 1')", merchant, store);
    }

    UUID member() {
        UUID member = Ids.next();
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", merchant, member);
        return member;
    }

    /** The clock of the business, from now on that far from the real one. */
    void shift(String interval) {
        run("update app_clock set offset_by = cast(? as interval)", interval);
    }

    /** A template as it reaches SQL: ¥5 off for 30 days, with what is laid over it. */
    static JsonObject template(String code, JsonObject over) {
        return new JsonObject()
                .put("code", code)
                .put("kind", "cash")
                .put("value", new JsonObject().put("fen", 500))
                .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30)))
                .put("returnOnRefund", true)
                .mergeIn(over);
    }

    static JsonObject template(String code) {
        return template(code, new JsonObject());
    }

    /** What a grant by staff says. */
    JsonObject wish(JsonObject template, UUID member) {
        String couponId = Ids.next().toString();
        return new JsonObject()
                .put("couponId", couponId)
                .put("codeHash", "hash of " + couponId)
                .put("memberId", member.toString())
                .put("terms", template)
                .put("programmeVersion", 1)
                .put("noticeDays", 3)
                .put("sourceKind", "test")
                .put("sourceId", couponId);
    }

    /** A piece in the pocket of a member. */
    UUID piece(JsonObject template, UUID member) {
        JsonObject granted = call("coupon_grant", wish(template, member));
        return UUID.fromString(granted.getString("couponId"));
    }

    /** Calls a money function as the application does: one statement, one commit, on a connection of its own. */
    JsonObject call(String function, JsonObject args) {
        return call(function, Ids.next().toString(), args);
    }

    JsonObject call(String function, String key, JsonObject args) {
        try (Connection connection = database.app()) {
            return call(connection, function, key, args);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject call(Connection connection, String function, String key, JsonObject args) throws SQLException {
        JsonObject call = new JsonObject()
                .put("merchant", merchant)
                .put("principal", "system")
                .put("key", key)
                .put("hash", args.encode());
        return call(connection, function, call, args);
    }

    /** Null when redeemed, as the till's function gets it. */
    JsonObject redeem(UUID coupon, UUID member, UUID sale, long fen) {
        return inTill("select coupon_redeem(?, 'staff:1', ?, ?, ?, ?, ?)", merchant, coupon, member, store, sale, fen);
    }

    JsonObject giveBack(UUID sale) {
        return inTill("select coupon_return(?, 'staff:1', ?, ?)", merchant, sale, Ids.next());
    }

    private JsonObject inTill(String sql, Object... parameters) {
        try (Connection connection = database.app()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('app.merchant', '" + merchant + "', true)");
            }
            JsonObject answer = json(connection, sql, parameters);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String text = row.getString(1);
                return text == null ? null : new JsonObject(text);
            }
        }
    }

    /** Runs all at once, on so many threads, and answers in their order. */
    <T> List<T> atOnce(int threads, List<Callable<T>> works) {
        return AtOnce.all(threads, works);
    }

    String state(UUID coupon) {
        return one("select state from coupon where id = ?", coupon);
    }

    /** What coupons cost by the ledger so far, in fen. */
    long costFen() {
        return number("select coalesce(sum(amount), 0) from ledger_entry where counter = 'coupon_cost'");
    }
}
