package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** I9, read from the rows alone: used at most once, given at most the stock, back at most once; the cost in the ledger. */
final class CouponInvariants {

    private static final Map<String, String> BREACHES = new LinkedHashMap<>();

    static {
        BREACHES.put(
                "more given than the stock",
                """
                select count(*) from coupon_stock s
                 where s.period = 'ever'
                   and s.most < (select count(*) from coupon c where c.merchant_id = s.merchant_id
                                  and c.template = s.template and c.source_kind not in ('transfer', 'code'))
                              + coalesce((select sum(pieces) from coupon_batch b where b.merchant_id = s.merchant_id
                                           and b.template = s.template), 0)""");
        BREACHES.put(
                "the stock is not what was given",
                """
                select count(*) from coupon_stock s
                 where s.period = 'ever'
                   and s.issued <> (select count(*) from coupon c where c.merchant_id = s.merchant_id
                                     and c.template = s.template and c.source_kind not in ('transfer', 'code'))
                                 + coalesce((select sum(pieces) from coupon_batch b where b.merchant_id = s.merchant_id
                                              and b.template = s.template), 0)""");
        BREACHES.put(
                "a share is not what a member got",
                """
                select count(*) from coupon_share s
                 where s.taken <> (select count(*) from coupon c where c.merchant_id = s.merchant_id
                                    and c.template = s.template and c.member_id = s.member_id)""");
        BREACHES.put(
                "a member got more than one may",
                """
                select count(*) from coupon_share s
                 where s.taken > (select min((c.terms ->> 'perMember')::bigint) from coupon c
                                   where c.merchant_id = s.merchant_id and c.template = s.template)""");
        BREACHES.put(
                "used in two sales",
                """
                select count(*) from (select from coupon_redemption where returned_at is null
                                       group by merchant_id, coupon_id having count(*) > 1) twice""");
        BREACHES.put(
                "used in no sale",
                """
                select count(*) from coupon c
                 where c.state = 'used' and not exists (select from coupon_redemption r
                           where r.merchant_id = c.merchant_id and r.coupon_id = c.id
                             and (r.returned_at is null or not r.revived))""");
        BREACHES.put(
                "in a sale and not used",
                """
                select count(*) from coupon c join coupon_redemption r using (merchant_id)
                 where r.coupon_id = c.id and r.returned_at is null and c.state <> 'used'""");
        BREACHES.put(
                "one code gave two pieces",
                """
                select count(*) from (select from coupon where source_kind in ('code', 'transfer')
                                       group by merchant_id, source_id having count(*) > 1) twice""");
        BREACHES.put(
                "the cost is not what was used",
                """
                select abs(coalesce((select sum(cost_fen) from coupon_redemption where returned_at is null), 0)
                         - coalesce((select sum(amount) from ledger_entry where counter = 'coupon_cost'), 0))""");
    }

    private CouponInvariants() {}

    static void hold(CouponBench bench) {
        assertThat(broken(bench)).isEmpty();
        assertThat(bench.number("select jsonb_array_length(ledger_verify(?) -> 'breaches')", bench.merchant))
                .isZero();
    }

    static List<String> broken(CouponBench bench) {
        List<String> broken = new ArrayList<>();
        BREACHES.forEach((name, sql) -> {
            if (bench.number(sql) != 0) {
                broken.add(name);
            }
        });
        return broken;
    }
}
