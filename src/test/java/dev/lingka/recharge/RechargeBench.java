package dev.lingka.recharge;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A merchant with members, cards and a shift, at the level of the SQL functions; each racer has its own connection. */
final class RechargeBench extends SqlBench {

    static final String APPID = "wx0000000000000001";
    static final String MCHID = "1900000001";
    private static final long CAP_FEN = 500_000;

    final int merchant;
    final UUID store = Ids.next();
    final UUID cashier = Ids.next();
    private int cards;

    RechargeBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
        one("select set_config('app.merchant', ?, false)", Integer.toString(merchant));
        run("insert into store (merchant_id, id, code, name) values (?, ?, 's1', 'Store 1')", merchant, store);
        run(
                "insert into staff (merchant_id, id, name, role, all_stores) values (?, ?, 'Li', 'cashier', true)",
                merchant,
                cashier);
        run(
                "insert into shift (merchant_id, id, store_id, business_day, staff_id, opening_cash_fen)"
                        + " values (?, ?, ?, current_date, ?, 0)",
                merchant,
                Ids.next(),
                store,
                cashier);
    }

    /** A card and whose it is. */
    record Card(UUID id, UUID member) {}

    /** An order by its id; its number at WeChat follows from it. */
    record Order(UUID id) {

        String outTradeNo() {
            return id.toString().replace("-", "");
        }

        String transactionId() {
            return "4200" + outTradeNo().substring(8);
        }
    }

    Card card() {
        Card card = new Card(Ids.next(), Ids.next());
        cards++;
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", merchant, card.member());
        run(
                "insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen,"
                        + " programme_version) values (?, ?, ?, 'standard', ?, ?, ?, 1)",
                merchant,
                card.id(),
                card.member(),
                String.format("%016d", cards),
                cards,
                CAP_FEN);
        one("select ledger_open(?, 'card', ?)", merchant, card.id());
        return card;
    }

    JsonObject sale(Card card, Order order, long amountFen, long bonusFen) {
        return new JsonObject()
                .put("orderId", order.id().toString())
                .put("outTradeNo", order.outTradeNo())
                .put("cardId", card.id().toString())
                .put("memberId", card.member().toString())
                .put("amountFen", amountFen)
                .put("bonusFen", bonusFen)
                .put("programmeVersion", 1)
                .put("termsVersion", "1")
                .put("refundTerms", terms("deduct"))
                .put("appid", APPID)
                .put("mchid", MCHID)
                .put("actor", "member:" + card.member())
                .put("expiresAt", Instant.now().plusSeconds(900).toString())
                .put("checkDueAt", Instant.now().plusSeconds(30).toString());
    }

    static JsonObject terms(String spentBonus) {
        return new JsonObject().put("selfServiceDays", 7).put("later", "staff").put("spentBonus", spentBonus);
    }

    /** An order that is placed and not paid. */
    Order placed(Card card, long amountFen, long bonusFen) {
        Order order = new Order(Ids.next());
        expect("PLACED", call("recharge_order_place", sale(card, order, amountFen, bonusFen)));
        return order;
    }

    Order paid(Card card, long amountFen, long bonusFen) {
        Order order = placed(card, amountFen, bonusFen);
        expect("SETTLED", settle(order, amountFen));
        return order;
    }

    JsonObject payment(Order order, long amountFen) {
        return new JsonObject()
                .put("outTradeNo", order.outTradeNo())
                .put("transactionId", order.transactionId())
                .put("appid", APPID)
                .put("mchid", MCHID)
                .put("amountFen", amountFen)
                .put("currency", "CNY")
                .put("paidAt", Instant.now().toString());
    }

    JsonObject settle(Order order, long amountFen) {
        return settle(payment(order, amountFen));
    }

    JsonObject settle(JsonObject payment) {
        return call("recharge_settle", "system", "wx:" + payment.getString("transactionId"), payment);
    }

    JsonObject close(Order order) {
        return call("recharge_close", new JsonObject().put("orderId", order.id().toString()));
    }

    JsonObject refund(Card card, Order order, Long amountFen) {
        UUID id = Ids.next();
        return call(
                "recharge_refund_request",
                new JsonObject()
                        .put("orderId", order.id().toString())
                        .put("refundId", id.toString())
                        .put("outRefundNo", id.toString().replace("-", ""))
                        .put("amountFen", amountFen)
                        .put("by", "member")
                        .put("memberId", card.member().toString())
                        .put("reason", "changed my mind")
                        .put("actor", "member:" + card.member())
                        .put("checkDueAt", Instant.now().plusSeconds(30).toString()));
    }

    JsonObject refunded(String refundId, String status) {
        String number = refundId.replace("-", "");
        String amount = one("select amount_fen from recharge_refund where id = ?::uuid", refundId);
        return call(
                "recharge_refund_settle",
                new JsonObject()
                        .put("outRefundNo", number)
                        .put("status", status)
                        .put("refundId", "50" + number.substring(4))
                        .put("amountFen", Long.parseLong(amount)));
    }

    /** Spends from the card as a till does. */
    JsonObject charge(Card card, long principalFen, long bonusFen) {
        JsonArray lines = new JsonArray();
        add(lines, card, "principal", "revenue", principalFen);
        add(lines, card, "bonus", "bonus_spent", bonusFen);
        JsonObject posting = new JsonObject()
                .put("key", "charge:" + Ids.next())
                .put("kind", "charge")
                .put("sourceKind", "sale")
                .put("actor", "staff:" + cashier);
        return answer(
                "select ledger_post(?::integer, ?::jsonb, ?::jsonb)",
                Integer.toString(merchant),
                posting.encode(),
                lines.encode());
    }

    private static void add(JsonArray lines, Card card, String asset, String counter, long fen) {
        if (fen > 0) {
            lines.add(new JsonObject()
                    .put("holder", card.id().toString())
                    .put("asset", asset)
                    .put("amount", -fen));
            lines.add(
                    new JsonObject().put("counter", counter).put("asset", asset).put("amount", fen));
        }
    }

    JsonObject call(String function, JsonObject args) {
        return call(function, "staff:" + cashier, Ids.next().toString(), args);
    }

    /** Calls a money function as the application does: one statement, one commit. */
    JsonObject call(String function, String principal, String key, JsonObject args) {
        JsonObject call = new JsonObject()
                .put("merchant", merchant)
                .put("principal", principal)
                .put("key", key)
                .put("hash", key);
        return answer("select " + function + "(?::jsonb, ?::jsonb)", call.encode(), args.encode());
    }

    private JsonObject answer(String sql, String... parameters) {
        try (Connection connection = database.app();
                PreparedStatement scope = connection.prepareStatement("select set_config('app.merchant', ?, false)");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            scope.setString(1, Integer.toString(merchant));
            scope.execute();
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new JsonObject(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonObject expect(String word, JsonObject answer) {
        if (!word.equals(answer.getString("outcome"))) {
            throw new AssertionError("not " + word + ": " + answer);
        }
        return answer;
    }

    long balance(Card card, String asset) {
        return Long.parseLong(
                one("select balance from ledger_account where holder_id = ? and asset = ?", card.id(), asset));
    }

    /** The sum of a counter-account's entries under a reference. */
    long counter(String code, String ref) {
        return Long.parseLong(one(
                "select coalesce(sum(amount), 0) from ledger_entry where counter = ? and counter_ref = ?", code, ref));
    }

    String state(Order order) {
        return one("select state from recharge_order where id = ?", order.id());
    }

    /** Moves the order's payment into the past. */
    void age(Order order, int days) {
        run("update recharge_order set paid_at = paid_at - make_interval(days => ?) where id = ?", days, order.id());
    }
}
