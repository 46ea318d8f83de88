package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Deed.Kind;
import dev.lingka.crash.Journal.Entry;
import dev.lingka.crash.Journal.Verdict;
import dev.lingka.till.TillInvariants;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The invariants that the database alone can answer for, as queries for what breaks them; the ledger's by its own
 * verifier.
 */
final class Invariants {

    private static final Map<String, String> VIOLATIONS = violations();

    private final Books books;
    private final Market market;
    private final Findings findings;

    Invariants(Books books, Market market, Findings findings) {
        this.books = books;
        this.market = market;
        this.findings = findings;
    }

    void check(Map<String, Entry> journal) {
        for (String merchant : market.merchantCodes()) {
            verify(merchant);
        }
        VIOLATIONS.forEach((name, sql) -> findings.addAll(
                name.substring(0, name.indexOf(' ')),
                books.column(sql).stream().map(row -> name + ": " + row).toList()));
        onceOnly(journal);
        journal.values().stream()
                .filter(wish -> wish.kind() == Kind.STRANGERS_REFUND && wish.verdict() == Verdict.ACCEPTED)
                .forEach(wish -> findings.add("I15", "another merchant gave back a sale of this one: " + wish.key()));
        sealedRowsStand();
    }

    /** I1, I2, I3, I4, I14 and I15, as {@code verify} tells merchants. */
    private void verify(String merchant) {
        JsonNode found = Wire.read(books.column("select ledger_verify(id)::text from merchant where code = ?", merchant)
                .get(0));
        for (JsonNode breach : found.get("breaches")) {
            findings.add(
                    breach.get("invariant").asText(),
                    breach.get("breach").asText() + " " + breach.get("subject").asText());
        }
    }

    /** The till's side of I8: of all charges that showed one code, one at most was granted. */
    private void onceOnly(Map<String, Entry> journal) {
        Map<String, Integer> granted = new HashMap<>();
        journal.values().stream()
                .filter(wish -> wish.code() != null && wish.verdict() == Verdict.ACCEPTED)
                .forEach(wish -> granted.merge(wish.code(), 1, Integer::sum));
        granted.forEach((code, times) -> {
            if (times > 1) {
                findings.add("I8", "one code paid " + times + " times");
            }
        });
    }

    private void sealedRowsStand() {
        for (String change : List.of("update ledger_posting set actor = actor", "delete from ledger_entry")) {
            try {
                books.run(change + " where merchant_id = (select min(merchant_id) from ledger_posting)");
                findings.add("I14", "the database let somebody " + change);
            } catch (IllegalStateException refused) {
                if (!refused.getCause().getMessage().contains("append-only")) {
                    throw refused;
                }
            }
        }
    }

    private static Map<String, String> violations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("I7 sales give back no more than they took", TillInvariants.REFUNDED_TOO_MUCH);
        all.put(
                "I7 recharges give back no more than was paid",
                """
                select o.id::text from recharge_order o
                  join recharge_refund r on r.merchant_id = o.merchant_id and r.order_id = o.id
                 where r.state <> 'returned'
                 group by o.merchant_id, o.id having sum(r.amount_fen) > o.amount_fen""");
        all.put(
                "I8 each sale by code used its code up",
                """
                select s.id::text from sale s
                 where s.identified_by = 'code'
                   and (select count(*) from card_code_use u
                         where u.merchant_id = s.merchant_id and u.card_id = s.card_id and u.source = s.id) <> 1""");
        all.put(
                "I8 no code paid after its time",
                """
                select u.source::text from card_code_use u
                 where abs(floor(extract(epoch from u.used_at) / 60) - u.minute) > 2""");
        all.put(
                "I12 one event per sale",
                """
                select s.id::text from sale s where 1 <> (select count(*) from outbox_event o
                 where o.merchant_id = s.merchant_id and o.type = 'SaleRecorded' and o.payload ->> 'saleId' = s.id::text)""");
        all.put(
                "I12 one event per refund of a sale",
                """
                select r.id::text from sale_refund r where 1 <> (select count(*) from outbox_event o
                 where o.merchant_id = r.merchant_id and o.type = 'SaleRefunded'
                   and o.payload ->> 'refundId' = r.id::text)""");
        all.put(
                "I12 one event per recharge",
                """
                select r.id::text from recharge_order r where r.state = 'paid' and 1 <> (
                select count(*) from outbox_event o where o.merchant_id = r.merchant_id and o.type = 'RechargePaid'
                   and o.payload ->> 'orderId' = r.id::text)""");
        all.put(
                "I12 every listener is told, once",
                """
                select o.type || ' ' || o.id from outbox_event o join outbox_listener l on l.event_type = o.type
                 where not exists (select from outbox_delivery d where d.merchant_id = o.merchant_id
                                    and d.event_id = o.id and d.listener = l.listener and d.state = 'done')""");
        all.put(
                "I15 no entry of another merchant's account",
                """
                select e.id::text from ledger_entry e join ledger_account a on a.holder_id = e.holder_id
                 where a.merchant_id <> e.merchant_id""");
        all.put(
                "I15 no refund of another merchant's sale",
                """
                select r.id::text from sale_refund r join sale s on s.id = r.sale_id
                 where s.merchant_id <> r.merchant_id""");
        all.put(
                "I17 no question is pending past its time",
                """
                select id::text from charge_request
                 where state = 'pending' and lapses_at < app_now() - interval '2 minutes'""");
        all.put(
                "I17 nobody idles in a transaction",
                """
                select pid::text || ' ' || left(query, 60) from pg_stat_activity
                 where state like 'idle in transaction%' and xact_start < clock_timestamp() - interval '5 seconds'""");
        all.put(
                "I17 the pools are idle again",
                """
                select pid::text || ' ' || left(query, 60) from pg_stat_activity
                 where usename like 'lingka%' and state = 'active'
                   and query_start < clock_timestamp() - interval '5 seconds'""");
        return all;
    }
}
