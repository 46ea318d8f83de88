-- What was bought with a member's cards from a moment until another, and what of it went back by then, oldest first:
--   {"sales": [{"id", "at", "zone", "day", "storeId", "cardId", "listFen", "totalFen", "walletFen", "points": spent,
--               "lines": [[sku, name, quantity, amount_fen at list price, class]], "coupons": as coupon_shown}],
--    "refunds": [{"saleId", "at", "day", "amountFen", "walletFen": put back on the card}],
--    "bought": cards with an earlier sale, "lastDay": of the last earlier sale, "yearPoints": earned before in the year}
create or replace function till_history(p_merchant integer, p_cards uuid[], p_day date, p_from timestamptz,
                                        p_until timestamptz) returns jsonb
    language sql stable
    as $$
    with s as materialized (
        select * from sale
         where merchant_id = p_merchant and card_id = any (p_cards) and sold_at >= p_from and sold_at < p_until)
    select jsonb_build_object(
        'sales', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'at', s.sold_at,
                'zone', store_at(p_merchant, s.store_id, s.sold_at) -> 'zone', 'day', s.business_day,
                'storeId', s.store_id, 'cardId', s.card_id, 'listFen', coalesce(s.list_fen, s.total_fen),
                'totalFen', s.total_fen, 'walletFen', s.wallet_fen, 'points', s.points_spent,
                'lines', (select coalesce(jsonb_agg(jsonb_build_array(nullif(l.sku, ''), l.name, l.quantity::text,
                                                    l.amount_fen, nullif(l.product_class, '')) order by l.line), '[]')
                            from sale_line l where l.merchant_id = p_merchant and l.business_month = s.business_month
                                               and l.sale_id = s.id),
                'coupons', coupon_shown(p_merchant,
                           (select array_agg(e.coupon_id order by e.line) from sale_effect e
                             where e.merchant_id = p_merchant and e.business_month = s.business_month
                               and e.sale_id = s.id and e.kind = 'coupon'), p_from))
                order by s.sold_at, s.id), '[]') from s),
        'refunds', (select coalesce(jsonb_agg(jsonb_build_object('saleId', r.sale_id, 'at', r.refunded_at,
                'day', r.business_day, 'amountFen', r.amount_fen,
                'walletFen', case when r.credited_card_id is null then 0 else r.wallet_fen end)
                order by r.refunded_at, r.id), '[]')
              from s join sale_refund r on r.merchant_id = p_merchant and r.business_month = s.business_month
                                       and r.sale_id = s.id and r.refunded_at < p_until),
        'bought', (select coalesce(jsonb_agg(c.id), '[]') from unnest(p_cards) as c (id)
                    where exists (select from sale e where e.merchant_id = p_merchant and e.card_id = c.id
                                     and e.sold_at < p_from)),
        'lastDay', (select max(e.business_day) from sale e
                     where e.merchant_id = p_merchant and e.card_id = any (p_cards) and e.sold_at < p_from),
        'yearPoints', (select coalesce(sum(e.points_earned), 0) from sale e
                        where e.merchant_id = p_merchant and e.card_id = any (p_cards) and e.sold_at < p_from
                          and e.business_day >= date_trunc('year', p_day::timestamp)::date))
$$;
