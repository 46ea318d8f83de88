-- How much was paid onto cards on which days of the merchant, less what was paid back of it, whenever that was. Bonus and
-- fees are not counted. Days of which nothing is left are not answered.
--   p_members, p_cards  side by side: a card and whose it is
create or replace function recharge_days(p_merchant integer, p_members uuid[], p_cards uuid[])
    returns table (member_id uuid, day date, fen bigint)
    language sql stable
    as $$
    select p.member_id, (o.paid_at at time zone g.time_zone)::date as day,
           sum(o.amount_fen - coalesce(r.fen, 0))::bigint
      from unnest(p_members, p_cards) as p (member_id, card_id)
      join merchant g on g.id = p_merchant
      join recharge_order o on o.merchant_id = p_merchant and o.card_id = p.card_id and o.state = 'paid'
      left join lateral (
        select sum(b.amount_fen) as fen from recharge_refund b
         where b.merchant_id = p_merchant and b.order_id = o.id and b.state <> 'returned') r on true
     group by p.member_id, (o.paid_at at time zone g.time_zone)::date
    having sum(o.amount_fen - coalesce(r.fen, 0)) > 0
$$;
