package dev.lingka.till;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A store with a cashier on shift and cards with money, at the level of the SQL functions. */
final class TillBench extends SqlBench {

    private final Connection app = database.app();
    private final Thread home = Thread.currentThread();
    private int codeNumber;

    /** A merchant's till. */
    record Till(int merchant, UUID store, UUID cashier, UUID shift) {

        String principal() {
            return "staff:" + cashier;
        }
    }

    record Card(UUID id, UUID member) {

        String principal() {
            return "member:" + member;
        }
    }

    Till till(String code) {
        int merchant =
                Integer.parseInt(one("insert into merchant (code, name) values (?, ?) returning id", code, code));
        Till till = new Till(merchant, Ids.next(), Ids.next(), Ids.next());
        run("insert into store (merchant_id, id, code, name) values (?, ?, 's1', 'Store 1')", merchant, till.store());
        run(
                "insert into staff (merchant_id, id, name, role, all_stores) values (?, ?, 'Li', 'cashier', true)",
                merchant,
                till.cashier());
        run(
                "insert into shift (merchant_id, id, store_id, business_day, staff_id, opening_cash_fen)"
                        + " values (?, ?, ?, current_date, ?, 0)",
                merchant,
                till.shift(),
                till.store(),
                till.cashier());
        return till;
    }

    Card card(Till till, long principalFen, long bonusFen) {
        Card card = new Card(Ids.next(), Ids.next());
        codeNumber++;
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", till.merchant(), card.member());
        run(
                "insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen,"
                        + " programme_version) values (?, ?, ?, 'standard', ?, ?, 500000, 1)",
                till.merchant(),
                card.id(),
                card.member(),
                String.format("%016d", codeNumber),
                codeNumber);
        one("select set_config('app.merchant', ?, false)", Integer.toString(till.merchant()));
        one("select ledger_open(?, 'card', ?)", till.merchant(), card.id());
        JsonArray lines = new JsonArray();
        addLines(lines, card, "principal", "bank", principalFen);
        addLines(lines, card, "bonus", "bonus_cost", bonusFen);
        if (!lines.isEmpty()) {
            one(
                    "select ledger_post(?, jsonb_build_object('key', 'seed:' || ?, 'kind', 'recharge', 'sourceKind',"
                            + " 'recharge', 'actor', 'system'), ?::jsonb)",
                    till.merchant(),
                    card.id(),
                    lines.encode());
        }
        return card;
    }

    private static void addLines(JsonArray lines, Card card, String asset, String counter, long amount) {
        if (amount > 0) {
            lines.add(new JsonObject()
                    .put("holder", card.id().toString())
                    .put("asset", asset)
                    .put("amount", amount));
            lines.add(
                    new JsonObject().put("counter", counter).put("asset", asset).put("amount", -amount));
        }
    }

    /** The arguments of a charge of one card by wallet alone. */
    JsonObject wallet(Till till, Card card, long fen) {
        return sale(till, fen)
                .put("cardId", card.id().toString())
                .put("identifiedBy", "physical_card")
                .put("tenders", tenders("wallet", fen));
    }

    /** The same by a scanned code of this minute. */
    JsonObject scanned(Till till, Card card, long fen) {
        return wallet(till, card, fen).put("identifiedBy", "code").put("codeMinute", minute());
    }

    JsonObject request(Till till, Card card, long fen) {
        JsonObject request =
                wallet(till, card, fen).put("requestId", Ids.next().toString()).put("lapseSeconds", 180);
        request.remove("saleId");
        return request;
    }

    JsonObject decision(String requestId, String decision, Card card) {
        return new JsonObject()
                .put("requestId", requestId)
                .put("decision", decision)
                .put("memberId", card == null ? null : card.member().toString())
                .put("saleId", Ids.next().toString())
                .put("splitRule", "proportional")
                .put("programmeVersion", 1);
    }

    JsonObject sale(Till till, long totalFen) {
        return new JsonObject()
                .put("saleId", Ids.next().toString())
                .put("storeId", till.store().toString())
                .put("staffId", till.cashier().toString())
                .put("totalFen", totalFen)
                .put("tenders", tenders("cash", totalFen))
                .put("splitRule", "proportional")
                .put("programmeVersion", 1);
    }

    JsonObject refund(Till till, String saleId, long fen) {
        return new JsonObject()
                .put("refundId", Ids.next().toString())
                .put("saleId", saleId)
                .put("amountFen", fen)
                .put("reason", "returned")
                .put("staffId", till.cashier().toString())
                .put("approvalAboveFen", 1_000_000);
    }

    static JsonArray tenders(Object... kindsAndFen) {
        JsonArray tenders = new JsonArray();
        for (int i = 0; i < kindsAndFen.length; i += 2) {
            tenders.add(new JsonObject().put("kind", kindsAndFen[i]).put("amountFen", kindsAndFen[i + 1]));
        }
        return tenders;
    }

    /** The minute whose card code is good now. */
    long minute() {
        return Long.parseLong(one("select floor(extract(epoch from app_now()) / 60)::bigint"));
    }

    /** Calls a money function as the application does: one statement, one commit; each racer on its own connection. */
    JsonObject call(String function, Till till, String principal, String key, JsonObject args) {
        try {
            if (Thread.currentThread() == home) {
                return call(app, function, till, principal, key, args);
            }
            try (Connection connection = database.app()) {
                return call(connection, function, till, principal, key, args);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject call(String function, Till till, JsonObject args) {
        return call(function, till, till.principal(), Ids.next().toString(), args);
    }

    private static JsonObject call(
            Connection connection, String function, Till till, String principal, String key, JsonObject args)
            throws SQLException {
        JsonObject call = new JsonObject()
                .put("merchant", till.merchant())
                .put("principal", principal)
                .put("key", key)
                .put("hash", function);
        return call(connection, function, call, args);
    }

    long balance(Card card, String asset) {
        return Long.parseLong(
                one("select balance from ledger_account where holder_id = ? and asset = ?", card.id(), asset));
    }

    @Override
    public void close() {
        try {
            app.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.close();
    }
}
