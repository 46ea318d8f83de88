package dev.lingka.story;

import dev.lingka.testing.Superuser;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the rows of all tables, those to come included, past every policy; in tenant tables those of the watched
 * merchants, because what other tests have set going writes when it likes.
 */
final class Rows {

    /** Written without anybody's request, or by a refusal on purpose. */
    private static final Map<String, String> BY_THEMSELVES = Map.ofEntries(
            Map.entry("idempotency", "a refusal after execution began is kept, and replayed"),
            Map.entry("physical_card_try", "wrong PINs are counted"),
            Map.entry("outbox_delivery", "the outbox makes a row per listener"),
            Map.entry("job_lease", "scheduled work takes leases"),
            Map.entry("seal", "the seal worker seals"),
            Map.entry("ledger_open_item", "the roll-up worker keeps what is open"),
            Map.entry("ledger_rollup", "the roll-up worker sums"),
            Map.entry("ledger_rollup_position", "the roll-up worker remembers how far it is"),
            Map.entry("ledger_verification", "ledgers are verified daily"),
            Map.entry("lifecycle_run", "each day's stages are looked for"),
            Map.entry("stage_change", "each day's stages are looked for"),
            Map.entry("reward_birthday_run", "each day's birthdays are looked for"),
            Map.entry("delivery_rate", "what messages took of their channels"),
            Map.entry("subscribe_credit", "a refusal of WeChat says that there is none"),
            Map.entry("wechat_token", "a call to WeChat fetches a token when there is none"));

    /** Reads of personal data are recorded as such. */
    private static final String OTHER_THAN_READS =
            " and action not in ('member.searched', 'member.viewed', 'card.viewed', 'message.viewed',"
                    + " 'message.previewed')";

    private final Connection connection;
    private String watched = "";
    private String query;

    Rows() {
        try {
            connection = Superuser.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        query = query("");
    }

    /** From now on the merchants that were made since this one, it included. */
    void watchSince(String merchant) {
        List<String> ids = new ArrayList<>();
        read(
                "select id from merchant where id >= (select id from merchant where code = '" + merchant + "')",
                row -> ids.add(row.getString(1)));
        watched = " and merchant_id in (" + String.join(",", ids) + ")";
        query = query(watched);
    }

    private String query(String ofMerchants) {
        List<String> ofTenants = new ArrayList<>();
        read(
                "select table_name from information_schema.columns where column_name = 'merchant_id'",
                row -> ofTenants.add(row.getString(1)));
        return tables().stream()
                .filter(table -> !BY_THEMSELVES.containsKey(table))
                .map(table -> "select '" + table + "', count(*) from " + table + " where true"
                        + (ofTenants.contains(table) ? ofMerchants : "")
                        + (table.equals("audit_entry") ? OTHER_THAN_READS : ""))
                .collect(Collectors.joining(" union all "));
    }

    /** By table. */
    Map<String, Long> count() {
        Map<String, Long> rows = new TreeMap<>();
        read(query, row -> rows.put(row.getString(1), row.getLong(2)));
        return rows;
    }

    /** What is not as it was, with the numbers before and after. */
    static List<String> differences(Map<String, Long> before, Map<String, Long> after) {
        return after.keySet().stream()
                .filter(table -> !after.get(table).equals(before.get(table)))
                .map(table -> table + ": " + before.get(table) + " -> " + after.get(table))
                .toList();
    }

    /** The same numbers twice in a row: background work has come to rest. */
    void settle() {
        List<Map<String, Long>> last = new ArrayList<>(List.of(count()));
        Story.until(
                () -> {
                    Map<String, Long> now = count();
                    boolean same = last.set(0, now).equals(now);
                    return same && pending() == 0;
                },
                "background work comes to rest");
    }

    /** Ends an order here alone, as the clock does; WeChat still takes the money. */
    void closeOrder(String merchant, String orderId) {
        read(
                "select recharge_close(jsonb_build_object('merchant', id), jsonb_build_object('orderId', '" + orderId
                        + "')) from merchant where code = '" + merchant + "'",
                row -> {});
    }

    private long pending() {
        List<Long> counts = new ArrayList<>();
        read(
                "select count(*) from outbox_delivery where state = 'pending' and due_at < now() + interval '1 minute'"
                        + watched,
                row -> counts.add(row.getLong(1)));
        return counts.get(0);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        read(
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1",
                row -> tables.add(row.getString(1)));
        return tables;
    }

    private void read(String sql, RowReader reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
