-- Gathers the facts of these people anew from the features that own them; who is no member any more has none. What it
-- writes depends on nothing but what is there: asking again, or in another order, comes to the same.
--   p_day  the one business day whose sales changed; null for all of them. What moved beside sales is always gathered
-- The stage is kept by member_fact_stage. Clicks are kept by member_fact_hear alone, so those of who was merged go to who
-- they are now, whichever event comes first. The caller has set the merchant.
-- Lock order: facts by member.
create or replace function member_fact_refresh(p_merchant integer, p_members uuid[], p_day date) returns void
    language plpgsql
    as $$
declare
    v_zone  text := (select time_zone from merchant where id = p_merchant);
    v_all   uuid[] := array(select distinct a.id from unnest(p_members) as p
                             cross join lateral (values (p), (member_current(p_merchant, p))) as a (id)
                             where a.id is not null);
    v_day   date := case when member_fact_lock(p_merchant, v_all) then null else p_day end;
    v_known uuid[];
begin
    select coalesce(array_agg(k.member_id), '{}') into v_known from member_known(p_merchant, v_all) k;
    insert into member_click (merchant_id, member_id, message_id, day)
    select c.merchant_id, member_current(p_merchant, c.member_id), c.message_id, c.day from member_click c
     where c.merchant_id = p_merchant and c.member_id = any (v_all) and c.member_id <> all (v_known)
       and member_current(p_merchant, c.member_id) = any (v_known)
    on conflict do nothing;
    delete from member_fact
     where merchant_id = p_merchant and member_id = any (v_all) and member_id <> all (v_known);
    perform member_fact_days(p_merchant, v_known, coalesce(v_day, '-infinity'), coalesce(v_day, 'infinity'));
    perform member_fact_moves(p_merchant, v_known);
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
           points_earned = coalesce(m.earned, 0), points_used = coalesce(m.used, 0),
           recharged_fen = coalesce(m.recharged, 0), clicks = coalesce(l.clicks, 0), last_click_day = l.last_day,
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
      left join (
        select v.member_id, sum(v.points_earned)::bigint as earned, sum(v.points_used)::bigint as used,
               sum(v.recharged_fen)::bigint as recharged
          from member_move_day v where v.merchant_id = p_merchant and v.member_id = any (v_known)
         group by v.member_id) m on m.member_id = k.member_id
      left join (
        select c.member_id, count(*)::integer as clicks, max(c.day) as last_day
          from member_click c where c.merchant_id = p_merchant and c.member_id = any (v_known)
         group by c.member_id) l on l.member_id = k.member_id
     cross join lateral member_fact_rhythm(p_merchant, k.member_id) r
     where f.merchant_id = p_merchant and f.member_id = k.member_id;
end $$;
