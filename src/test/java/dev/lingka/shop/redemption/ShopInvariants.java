package dev.lingka.shop.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shop must never break, as queries that find what breaks it. */
final class ShopInvariants {

    private static final Map<String, String> VIOLATIONS = violations();

    private ShopInvariants() {}

    /** Each violation as {@code <what>: <where>}; empty when all hold. */
    static List<String> broken(ShopBench bench) {
        return VIOLATIONS.entrySet().stream()
                .flatMap(invariant ->
                        bench.all(invariant.getValue()).stream().map(row -> invariant.getKey() + ": " + row))
                .toList();
    }

    static void hold(ShopBench bench) {
        assertThat(broken(bench)).isEmpty();
        assertThat(bench.number("select jsonb_array_length(ledger_verify(?) -> 'breaches')", bench.merchant))
                .isZero();
    }

    private static Map<String, String> violations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "given within the stock",
                """
                select r.item from redemption r
                 where r.state <> 'cancelled' and r.prize is null
                 group by r.item having count(*) > min((r.terms ->> 'stock')::bigint)""");
        all.put(
                "prizes within their stock",
                """
                select r.item || ' ' || r.prize from redemption r where r.prize is not null
                 group by r.item, r.prize having count(*) > min((r.terms ->> 'stock')::bigint)""");
        all.put(
                "counters = what was given",
                """
                select c.item || ' ' || c.prize || ' ' || c.period from shop_count c
                 where c.taken <> (select count(*) from redemption r
                                    where r.item = c.item and coalesce(r.prize, '') = c.prize and r.state <> 'cancelled'
                                      and c.period in ('ever', r.day::text))""");
        all.put(
                "shares = what was given",
                """
                select s.item || ' ' || s.member_id from shop_share s
                 where s.taken <> (select count(*) from redemption r
                                    where r.item = s.item and r.member_id = s.member_id and r.prize is null
                                      and r.state <> 'cancelled')""");
        all.put(
                "points of a redemption went once, and came back once where it was cancelled",
                """
                select r.id::text from redemption r
                  full join points_source p on p.source_id = r.id and p.source_kind = 'redemption'
                 where case when r.id is null or r.prize is not null then p.source_id is not null
                       else p.spent_points is distinct from r.points or p.returned_points is distinct from
                            case r.state when 'cancelled' then r.points else 0 end end""");
        all.put(
                "the balance of points is what the lots have",
                """
                select a.holder_id::text from ledger_account a
                 where a.asset = 'points' and a.balance <> (
                    select coalesce(sum(l.left_points), 0) from points_lot l where l.member_id = a.holder_id)""");
        all.put(
                "bonus is on the card once",
                """
                select r.id::text from redemption r
                  left join ledger_posting p on p.source_id = r.id and p.kind = 'redemption'
                  left join ledger_entry e on e.posting_id = p.id and e.holder_id = r.card_id and e.asset = 'bonus'
                 where r.kind = 'bonus' group by r.id, r.bonus_fen having sum(e.amount) is distinct from r.bonus_fen""");
        all.put(
                "a coupon is in the member's pocket",
                """
                select r.id::text from redemption r
                 where r.kind = 'coupon' and not exists (
                    select from coupon c where c.id = r.coupon_id and c.member_id = r.member_id)""");
        all.put(
                "a ticket is drawn as often as it says",
                """
                select r.id::text from redemption r
                 where r.kind = 'lottery_ticket' and (r.terms #>> '{lottery,draws}')::bigint
                       <> (select count(*) from shop_draw d where d.ticket_id = r.id)""");
        all.put(
                "a draw means the prize that its number says",
                """
                select d.ticket_id || ' ' || d.draw from shop_draw d join redemption r on r.id = d.ticket_id
                 where d.prize is distinct from shop_prize_at(r.terms #> '{lottery,prizes}', d.drawn) ->> 'code'""");
        all.put(
                "each event once",
                """
                select r.id::text from redemption r
                 where (select count(*) from outbox_event e
                         where e.payload ->> 'redemptionId' = r.id::text
                           and e.type = case when r.prize is null then 'RedemptionMade' else 'PrizeWon' end) <> 1
                    or (select count(*) from outbox_event e
                         where e.payload ->> 'redemptionId' = r.id::text
                           and e.type in ('GiftHandedOver', 'RedemptionCancelled'))
                       <> case when r.kind = 'gift' and r.state <> 'open' then 1 else 0 end""");
        return all;
    }
}
