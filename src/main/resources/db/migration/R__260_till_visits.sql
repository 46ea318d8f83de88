-- The days from one to another on which these people bought something that still stands: sales that were not wholly
-- refunded, what was paid for them less what went back, where, at which hours of the store's zone, and what.
--   p_members, p_cards  side by side: a card and whose it is
create or replace function till_visits(p_merchant integer, p_members uuid[], p_cards uuid[], p_from date, p_to date)
    returns table (member_id uuid, day date, sales integer, spend_fen bigint, stores uuid[], hours smallint[],
                   skus text[], classes text[])
    language sql stable
    as $$
    with s as materialized (
        select p.member_id, s.business_day, s.business_month, s.id, s.store_id, s.total_fen - s.refunded_fen as fen,
               extract(hour from s.sold_at at time zone t.time_zone)::smallint as hour
          from unnest(p_members, p_cards) as p (member_id, card_id)
         -- Card by card, and compared so that no other index will do: one by moments alone would read all of the day's
         -- sales. A business day may begin and end in other days; the index knows moments.
         cross join lateral (
            select * from sale x
             where x.merchant_id = p_merchant and x.card_id = p.card_id
               and (x.card_id, x.sold_at) >= (p.card_id, p_from::timestamptz - interval '3 days')
               and (x.card_id, x.sold_at) < (p.card_id, p_to::timestamptz + interval '4 days')
            offset 0) s
          join store t on t.merchant_id = p_merchant and t.id = s.store_id
         where s.business_day between p_from and p_to and (s.total_fen = 0 or s.refunded_fen < s.total_fen)),
    goods as (
        select s.member_id, s.business_day,
               array_agg(distinct l.sku order by l.sku) filter (where l.sku <> '') as skus,
               array_agg(distinct l.product_class order by l.product_class)
                   filter (where l.product_class <> '') as classes
          from s join sale_line l on l.merchant_id = p_merchant and l.business_month = s.business_month
                                 and l.sale_id = s.id
         group by s.member_id, s.business_day)
    select s.member_id, s.business_day, count(*)::integer, sum(s.fen)::bigint,
           array_agg(distinct s.store_id order by s.store_id), array_agg(s.hour order by s.hour),
           coalesce(g.skus, '{}'), coalesce(g.classes, '{}')
      from s left join goods g on g.member_id = s.member_id and g.business_day = s.business_day
     group by s.member_id, s.business_day, g.skus, g.classes
$$;
