package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The invariants of money that recharges can break, as queries that find what breaks them. */
final class RechargeInvariants {

    private static final Map<String, String> VIOLATIONS = violations();

    private RechargeInvariants() {}

    /** Each violation as {@code I6 <what>}; empty when all hold. */
    static List<String> broken(RechargeBench bench) {
        return VIOLATIONS.entrySet().stream()
                .flatMap(invariant -> bench.all(invariant.getValue()).stream()
                        .map(row -> invariant.getKey().split(" ", 2)[0] + " " + row))
                .toList();
    }

    static void hold(RechargeBench bench) {
        assertThat(broken(bench)).isEmpty();
    }

    private static Map<String, String> violations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "I1 postings sum to zero",
                """
                select posting_id::text from ledger_entry
                 group by merchant_id, posting_id, asset having sum(amount) <> 0""");
        all.put(
                "I2 balance = sum of entries, sequence without a gap",
                """
                select a.holder_id || ' ' || a.asset from ledger_account a
                  left join ledger_entry e using (merchant_id, holder_id, asset)
                 group by a.merchant_id, a.holder_id, a.asset, a.balance, a.sequence
                having a.balance <> coalesce(sum(e.amount), 0) or a.sequence <> count(e.id)""");
        all.put("I3 nothing negative", "select holder_id::text from ledger_account where balance < 0");
        all.put(
                "I6 a paid order has one credit of its amount and bonus, any other has none",
                """
                select o.state || ' ' || o.id from recharge_order o
                  left join ledger_posting p
                         on p.merchant_id = o.merchant_id and p.source_id = o.id and p.kind = 'recharge'
                  left join ledger_entry e on e.merchant_id = p.merchant_id and e.posting_id = p.id
                       and e.holder_id is not null
                 group by o.merchant_id, o.id, o.state, o.amount_fen, o.bonus_fen
                having count(distinct p.id) <> (o.state = 'paid' and o.amount_fen > 0)::integer
                    or coalesce(sum(e.amount), 0)
                        <> case when o.state = 'paid' then o.amount_fen + o.bonus_fen else 0 end""");
        all.put(
                "I6 a transaction is booked once",
                """
                select ref from (
                    select transaction_id as ref from recharge_order
                     where state = 'paid' and transaction_id is not null
                    union all
                    select transaction_id from suspense_item where state <> 'credited') t
                 group by ref having count(*) > 1""");
        all.put(
                "I7 refunds never exceed the recharge",
                """
                select o.id::text from recharge_order o
                  join recharge_refund r
                    on r.merchant_id = o.merchant_id and r.order_id = o.id and r.state <> 'returned'
                 group by o.merchant_id, o.id, o.amount_fen, o.bonus_fen
                having sum(r.amount_fen) > o.amount_fen or sum(r.bonus_fen) > o.bonus_fen""");
        all.put(
                "I12 one event per credit and per refund",
                """
                select o.id::text from recharge_order o where o.state = 'paid' and o.amount_fen > 0 and 1 <> (
                    select count(*) from outbox_event e where e.merchant_id = o.merchant_id
                       and e.type = 'RechargePaid' and e.payload ->> 'orderId' = o.id::text)
                union all
                select r.id::text from recharge_refund r where r.order_id is not null and 1 <> (
                    select count(*) from outbox_event e where e.merchant_id = r.merchant_id
                       and e.type = 'RechargeRefunded' and e.payload ->> 'refundId' = r.id::text)""");
        all.put(
                "I17 refund clearing holds exactly what is on its way",
                """
                select c.ref from (
                    select counter_ref as ref, sum(amount) as held from ledger_entry
                     where counter = 'refund_clearing' group by counter_ref) c
                  full join (
                    select out_refund_no as ref, sum(amount_fen) as open from recharge_refund
                     where channel = 'wechat' and state in ('requested', 'accepted', 'by_hand') group by out_refund_no
                    union all
                    select id::text, amount_fen from payout where state = 'waiting') w using (ref)
                 where coalesce(c.held, 0) <> coalesce(w.open, 0)""");
        return all;
    }
}
