-- Gathers the facts of these people anew from the features that own them; who is no member any more has none. What it
-- writes depends on nothing but what is there: asking again, or in another order, comes to the same.
--   p_day  the one business day whose sales changed; null for all of them
-- Stage and clicks are kept by member_fact_stage and member_fact_hear. The caller has set the merchant.
-- Lock order: facts by member.
create or replace function member_fact_refresh(p_merchant integer, p_members uuid[], p_day date) returns void
    language plpgsql
    as $$
declare
    v_zone  text := (select time_zone from merchant where id = p_merchant);
    v_day   date := case when member_fact_lock(p_merchant, p_members) then null else p_day end;
    v_known uuid[];
begin
    select coalesce(array_agg(k.member_id), '{}') into v_known from member_known(p_merchant, p_members) k;
    delete from member_fact
     where merchant_id = p_merchant and member_id = any (p_members) and member_id <> all (v_known);
    perform member_fact_days(p_merchant, v_known, coalesce(v_day, '-infinity'), coalesce(v_day, 'infinity'));
    update member_fact f
       set joined_at = k.joined_at, joined_day = (k.joined_at at time zone v_zone)::date,
           store_id = c.store_id, source = c.source, card_kinds = coalesce(c.kinds, '{}'),
           balance_fen = coalesce(c.balance_fen, 0),
           points = coalesce(ledger_balance_of(p_merchant, k.member_id, 'points'), 0), tier = t.level,
           sex_index = k.sex_index, birth_day_index = k.birth_day_index, birth_month_index = k.birth_month_index,
           birth_year_index = k.birth_year_index, region_indexes = k.region_indexes, tags = k.tags,
           first_sale_day = d.first_day, last_sale_day = d.last_day, sales = coalesce(d.sales, 0),
           visits = coalesce(d.visits, 0), spend_fen = coalesce(d.spend_fen, 0),
           weekdays = coalesce(d.weekdays, '{0,0,0,0,0,0,0}'), hours = r.hours, usual_gap_days = r.usual_gap_days,
           coupons_held = coalesce(p.held, 0), coupons_used = coalesce(p.used, 0),
           held_coupons = coalesce(p.held_templates, '{}'), used_coupons = coalesce(p.used_templates, '{}'),
           refreshed_at = app_now()
      from member_known(p_merchant, v_known) k
      left join (
        select h.member_id, (array_agg(h.store_id order by h.opened_at, h.card_id))[1] as store_id,
               (array_agg(h.source order by h.opened_at, h.card_id))[1] as source,
               array_agg(distinct h.kind order by h.kind) filter (where h.live) as kinds,
               sum(coalesce(ledger_balance_of(p_merchant, h.card_id, 'principal'), 0)
                   + coalesce(ledger_balance_of(p_merchant, h.card_id, 'bonus'), 0)) filter (where h.live)::bigint
                   as balance_fen
          from card_holdings(p_merchant, v_known) h group by h.member_id) c on c.member_id = k.member_id
      left join tier_current(p_merchant, v_known) t on t.member_id = k.member_id
      left join coupon_pockets(p_merchant, v_known) p on p.member_id = k.member_id
      left join (
        select s.member_id, min(s.day) as first_day, max(s.day) as last_day, sum(s.sales) as sales, count(*) as visits,
               sum(s.spend_fen)::bigint as spend_fen,
               array[count(*) filter (where extract(isodow from s.day) = 1),
                     count(*) filter (where extract(isodow from s.day) = 2),
                     count(*) filter (where extract(isodow from s.day) = 3),
                     count(*) filter (where extract(isodow from s.day) = 4),
                     count(*) filter (where extract(isodow from s.day) = 5),
                     count(*) filter (where extract(isodow from s.day) = 6),
                     count(*) filter (where extract(isodow from s.day) = 7)]::integer[] as weekdays
          from member_sale_day s where s.merchant_id = p_merchant and s.member_id = any (v_known)
         group by s.member_id) d on d.member_id = k.member_id
     cross join lateral member_fact_rhythm(p_merchant, k.member_id) r
     where f.merchant_id = p_merchant and f.member_id = k.member_id;
end $$;
