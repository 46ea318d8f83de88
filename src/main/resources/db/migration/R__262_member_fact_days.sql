-- Gathers anew the visits of members from one day to another, and what they ever bought. The caller holds their facts.
create or replace function member_fact_days(p_merchant integer, p_members uuid[], p_from date, p_to date) returns void
    language plpgsql
    as $$
declare
    v_holders uuid[];
    v_cards   uuid[];
begin
    select coalesce(array_agg(h.member_id), '{}'), coalesce(array_agg(h.card_id), '{}') into v_holders, v_cards
      from card_holdings(p_merchant, p_members) h;
    with visits as materialized (select * from till_visits(p_merchant, v_holders, v_cards, p_from, p_to)),
    gone as (
        delete from member_sale_day d
         where d.merchant_id = p_merchant and d.member_id = any (p_members) and d.day between p_from and p_to
           and not exists (select from visits v where v.member_id = d.member_id and v.day = d.day))
    insert into member_sale_day as d (merchant_id, member_id, day, sales, spend_fen, stores, hours, skus, classes)
    select p_merchant, v.member_id, v.day, v.sales, v.spend_fen, v.stores, v.hours, v.skus, v.classes from visits v
    on conflict on constraint member_sale_day_pkey do update
       set sales = excluded.sales, spend_fen = excluded.spend_fen, stores = excluded.stores, hours = excluded.hours,
           skus = excluded.skus, classes = excluded.classes
     where (d.sales, d.spend_fen, d.stores, d.hours, d.skus, d.classes) is distinct from
           (excluded.sales, excluded.spend_fen, excluded.stores, excluded.hours, excluded.skus, excluded.classes);
    with bought as materialized (
        select d.member_id, g.kind, g.code, count(*)::integer as times, min(d.day) as first_day, max(d.day) as last_day
          from member_sale_day d
         cross join lateral (select 'sku' as kind, s as code from unnest(d.skus) as s
                             union all select 'class', c from unnest(d.classes) as c) g
         where d.merchant_id = p_merchant and d.member_id = any (p_members)
         group by d.member_id, g.kind, g.code),
    gone as (
        delete from member_goods m
         where m.merchant_id = p_merchant and m.member_id = any (p_members)
           and not exists (select from bought b
                            where b.member_id = m.member_id and b.kind = m.kind and b.code = m.code))
    insert into member_goods as m (merchant_id, member_id, kind, code, times, first_day, last_day)
    select p_merchant, b.member_id, b.kind, b.code, b.times, b.first_day, b.last_day from bought b
    on conflict on constraint member_goods_pkey do update
       set times = excluded.times, first_day = excluded.first_day, last_day = excluded.last_day
     where (m.times, m.first_day, m.last_day) is distinct from (excluded.times, excluded.first_day, excluded.last_day);
end $$;
