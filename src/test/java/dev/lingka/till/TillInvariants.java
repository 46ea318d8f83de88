package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The invariants of money that the till can break, as queries that find what breaks them. Names as in the docs. */
public final class TillInvariants {

    /** Sales that gave back more than they took, or other than they say. */
    public static final String REFUNDED_TOO_MUCH =
            """
            select s.id::text from sale s
              join sale_refund r on r.merchant_id = s.merchant_id and r.sale_id = s.id
             group by s.merchant_id, s.business_month, s.id
            having sum(r.amount_fen) > s.total_fen or sum(r.amount_fen) <> s.refunded_fen
                or sum(r.principal_fen) > s.principal_fen or sum(r.bonus_fen) > s.bonus_fen""";

    private static final Map<String, String> VIOLATIONS = violations();

    private TillInvariants() {}

    /** Each violation as {@code I8 <what>}; empty when all hold. */
    static List<String> broken(TillBench bench) {
        return VIOLATIONS.entrySet().stream()
                .flatMap(invariant -> bench.all(invariant.getValue()).stream()
                        .map(row -> invariant
                                        .getKey()
                                        .substring(0, invariant.getKey().indexOf(' ')) + " " + row))
                .toList();
    }

    static void hold(TillBench bench) {
        assertThat(broken(bench)).isEmpty();
    }

    private static Map<String, String> violations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "I1 postings sum to zero",
                "select posting_id::text from ledger_entry group by merchant_id, posting_id, asset having sum(amount)"
                        + " <> 0");
        all.put(
                "I2 balance = sum of entries = last balance after, sequence without a gap",
                """
                select a.holder_id || ' ' || a.asset from ledger_account a
                  left join ledger_entry e using (merchant_id, holder_id, asset)
                 group by a.merchant_id, a.holder_id, a.asset, a.balance, a.sequence
                having a.balance <> coalesce(sum(e.amount), 0) or a.sequence <> count(e.id)
                    or coalesce(max(e.sequence), 0) <> count(e.id)
                    or a.balance <> coalesce((array_agg(e.balance_after order by e.sequence desc))[1], 0)""");
        all.put("I3 nothing negative", "select holder_id::text from ledger_account where balance < 0");
        all.put(
                "I4 a sale and its posting, each with the other, of one amount",
                """
                select s.id::text from sale s
                  left join ledger_posting p on p.merchant_id = s.merchant_id and p.source_id = s.id
                  left join ledger_entry e on e.merchant_id = p.merchant_id and e.posting_id = p.id
                       and e.counter in ('revenue', 'bonus_spent')
                 group by s.merchant_id, s.id, s.total_fen
                having count(distinct p.id) <> 1 or sum(e.amount) <> s.total_fen""");
        all.put("I7 refunds never exceed what was charged", REFUNDED_TOO_MUCH);
        all.put(
                "I8 each card code pays at most once",
                """
                select 'sale ' || s.id from sale s
                 where s.identified_by = 'code'
                   and not exists (select from charge_request r where r.merchant_id = s.merchant_id and r.sale_id = s.id)
                   and (select count(*) from card_code_use u
                         where u.merchant_id = s.merchant_id and u.card_id = s.card_id and u.source = s.id) <> 1""");
        all.put(
                "I12 one event per sale and per refund",
                """
                select s.id::text from sale s where 1 <> (select count(*) from outbox_event o
                 where o.merchant_id = s.merchant_id and o.type = 'SaleRecorded' and o.payload ->> 'saleId' = s.id::text)
                union all
                select r.id::text from sale_refund r where 1 <> (select count(*) from outbox_event o
                 where o.merchant_id = r.merchant_id and o.type = 'SaleRefunded'
                   and o.payload ->> 'refundId' = r.id::text)""");
        all.put(
                "I15 an operation and its effect are one merchant's",
                """
                select o.kind || ' ' || o.id from till_operation o
                 where (o.kind = 'sale' and not exists (
                           select from sale s where s.merchant_id = o.merchant_id and s.id = o.id))
                    or (o.kind = 'refund' and not exists (
                           select from sale_refund r where r.merchant_id = o.merchant_id and r.id = o.id))""");
        return all;
    }
}
