package dev.lingka.reward;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A merchant with a store, a cashier, members and sales, at the level of the SQL functions. */
final class RewardBench extends SqlBench {

    static final String DAY = "2026-11-24";

    final int merchant;
    final UUID store = Ids.next();
    final UUID cashier = Ids.next();
    private int codeNumber;

    /** Somebody with a card. */
    record Member(UUID id, UUID card) {}

    RewardBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
        run("insert into store (merchant_id, id, code, name) values (?, ?, 's1', 'Store 1')", merchant, store);
        run(
                "insert into staff (merchant_id, id, name, role, all_stores) values (?, ?, 'Li', 'cashier', true)",
                merchant,
                cashier);
    }

    Member member(UUID referrer) {
        Member member = new Member(Ids.next(), Ids.next());
        codeNumber++;
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", merchant, member.id());
        run(
                "insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen,"
                        + " programme_version, referrer_id) values (?, ?, ?, 'standard', ?, ?, 500000, 1, ?)",
                merchant,
                member.card(),
                member.id(),
                String.format("%016d", codeNumber),
                codeNumber,
                referrer);
        return member;
    }

    Member member() {
        return member(null);
    }

    UUID sale(Member member, long fen) {
        UUID sale = Ids.next();
        run(
                "insert into sale (merchant_id, business_month, id, business_day, sold_at, store_id, card_id, member_id,"
                        + " identified_by, total_fen, list_fen, wallet_fen, principal_fen, bonus_fen, programme_version,"
                        + " actor) values (?, '2026-11-01', ?, cast(? as date), app_now(), ?, ?, ?, 'phone', ?, ?, 0, 0,"
                        + " 0, 1, 'staff:1')",
                merchant,
                sale,
                DAY,
                store,
                member.card(),
                member.id(),
                fen,
                fen);
        return sale;
    }

    /** A gift of ¥5 off and 7 points for a sale of ¥128. */
    JsonObject gift(Member member, String sourceId) {
        String id = Ids.next().toString();
        return new JsonObject()
                .put("id", id)
                .put("grant", "voucher")
                .put("occasion", "sale")
                .put("sourceId", sourceId)
                .put("memberId", member.id().toString())
                .put("storeId", store.toString())
                .put("day", DAY)
                .put("amountFen", 12_800)
                .put("takeBack", true)
                .put("programmeVersion", 1)
                .put("pieces", new JsonArray().add(piece(member, id, new JsonObject())))
                .put("points", new JsonObject().put("points", 7));
    }

    /** A piece of the ¥5 voucher, with what is laid over its template. */
    JsonObject piece(Member member, String grantId, JsonObject over) {
        String couponId = Ids.next().toString();
        return new JsonObject()
                .put("couponId", couponId)
                .put("codeHash", "hash of " + couponId)
                .put("memberId", member.id().toString())
                .put(
                        "terms",
                        new JsonObject()
                                .put("code", "v5")
                                .put("kind", "cash")
                                .put("value", new JsonObject().put("fen", 500))
                                .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30)))
                                .put("returnOnRefund", true)
                                .mergeIn(over))
                .put("programmeVersion", 1)
                .put("noticeDays", 3)
                .put("sourceKind", "sale")
                .put("sourceId", grantId)
                .put("audited", false);
    }

    JsonObject refund(String sourceId, long fen) {
        return new JsonObject()
                .put("occasion", "sale")
                .put("sourceId", sourceId)
                .put("returnId", Ids.next().toString())
                .put("amountFen", fen)
                .put("wholeFen", 12_800);
    }

    long points(Member member) {
        return Long.parseLong(one(
                "select coalesce(sum(balance), 0) from ledger_account where holder_id = ? and asset = 'points'",
                member.id()));
    }

    long coupons(Member member, String state) {
        return Long.parseLong(one("select count(*) from coupon where member_id = ? and state = ?", member.id(), state));
    }

    /** Calls a function as the application does: one statement, one commit, on a connection of its own. */
    JsonObject call(String function, JsonObject args) {
        JsonObject call = new JsonObject()
                .put("merchant", merchant)
                .put("principal", "system")
                .put("key", "reward")
                .put("hash", "reward");
        try (Connection connection = database.app()) {
            return call(connection, function, call, args);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String outcome(String function, JsonObject args) {
        return call(function, args).getString("outcome");
    }
}
