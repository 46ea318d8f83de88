package dev.lingka.shop.redemption;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A merchant with a store, members and a shop, at the level of the SQL functions. */
final class ShopBench extends SqlBench {

    /** Under the law's cap of a card. */
    static final long CAP_FEN = 100_000;

    final int merchant;
    final UUID store = Ids.next();
    private int cards;

    ShopBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
        run("select set_config('app.merchant', ?, false)", Integer.toString(merchant));
        run("insert into store (merchant_id, id, code, name) values (?, ?, 's1', 'Store 1')", merchant, store);
    }

    UUID member(long points) {
        UUID member = Ids.next();
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", merchant, member);
        if (points > 0) {
            give(member, points);
        }
        return member;
    }

    void give(UUID member, long points) {
        UUID source = Ids.next();
        run(
                "select points_credit(?, ?, points_open(?, ?), ?, jsonb_build_object('key', ?::text, 'kind',"
                        + " 'points_earning', 'sourceKind', 'sale', 'sourceId', ?::uuid, 'actor', 'system'),"
                        + " 'points_issued', null)",
                merchant,
                member,
                merchant,
                member,
                points,
                "seed:" + source,
                source);
    }

    /** An empty card of the member. */
    UUID card(UUID member) {
        UUID card = Ids.next();
        cards++;
        run(
                "insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen,"
                        + " programme_version) values (?, ?, ?, 'default', ?, ?, ?, 1)",
                merchant,
                card,
                member,
                String.format("%016d", cards),
                cards,
                CAP_FEN);
        run("select ledger_open(?, 'card', ?)", merchant, card);
        return card;
    }

    /** A gift for 10 points without any limit, with what is laid over it. */
    static JsonObject item(String code, JsonObject over) {
        return new JsonObject()
                .put("code", code)
                .put("name", name(code))
                .put("kind", "gift")
                .put("points", 10)
                .put("tiers", new JsonArray())
                .putNull("stock")
                .putNull("lottery")
                .mergeIn(over);
    }

    static JsonObject name(String code) {
        return new JsonObject().put("zh", code).put("en", code);
    }

    /** A prize that so many of 10000 draws mean. */
    static JsonObject prize(String code, int odds, JsonObject over) {
        return new JsonObject()
                .put("code", code)
                .put("name", name(code))
                .put("kind", "gift")
                .put("oddsBasisPoints", odds)
                .mergeIn(over);
    }

    /** A ticket with so many draws. */
    static JsonObject ticket(String code, int draws, JsonObject... prizes) {
        JsonObject lottery =
                new JsonObject().put("draws", draws).put("prizes", new JsonArray(List.of((Object[]) prizes)));
        return item(code, new JsonObject().put("kind", "lottery_ticket").put("lottery", lottery));
    }

    /** What a member's wish says; the coupon template "five" can be given with the stock that is said. */
    JsonObject wish(JsonObject item, UUID member, Long couponStock) {
        JsonArray spares = new JsonArray();
        JsonObject lottery = item.getJsonObject("lottery");
        for (int i = 0; lottery != null && i < lottery.getInteger("draws"); i++) {
            spares.add(spare());
        }
        JsonObject five = new JsonObject()
                .put("code", "five")
                .put("kind", "cash")
                .put("value", new JsonObject().put("fen", 500))
                .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30)))
                .put("returnOnRefund", true)
                .put("stock", couponStock);
        JsonObject piece =
                new JsonObject().put("terms", five).put("programmeVersion", 1).put("noticeDays", 3);
        return spare().put("memberId", member.toString())
                .put("tier", "member")
                .put("item", item)
                .put("programmeVersion", 1)
                .put("spares", spares)
                .put("pieces", new JsonObject().put("five", piece));
    }

    JsonObject wish(JsonObject item, UUID member) {
        return wish(item, member, null);
    }

    private static JsonObject spare() {
        String redemptionId = Ids.next().toString();
        String couponId = Ids.next().toString();
        return new JsonObject()
                .put("redemptionId", redemptionId)
                .put("codeHash", "hash of " + redemptionId)
                .put("couponId", couponId)
                .put("couponCodeHash", "hash of " + couponId);
    }

    JsonObject redeem(JsonObject item, UUID member) {
        return call("shop_redeem", wish(item, member));
    }

    JsonObject cancel(String redemption) {
        return call(
                "shop_cancel", new JsonObject().put("redemptionId", redemption).put("reason", "broken"));
    }

    JsonObject handOver(String redemption) {
        return call(
                "shop_hand_over",
                new JsonObject().put("redemptionId", redemption).put("storeId", store.toString()));
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

    long points(UUID member) {
        return number(
                "select balance from ledger_account where holder_id = ? and asset = 'points' union all select 0 limit 1",
                member);
    }

    long bonusFen(UUID card) {
        return number("select balance from ledger_account where holder_id = ? and asset = 'bonus'", card);
    }
}
