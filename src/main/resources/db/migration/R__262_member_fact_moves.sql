-- Gathers anew what moved for members beside sales, day by day: points, recharges, used coupons. The caller holds their
-- facts.
create or replace function member_fact_moves(p_merchant integer, p_members uuid[]) returns void
    language plpgsql
    as $$
declare
    v_holders uuid[];
    v_cards   uuid[];
begin
    select coalesce(array_agg(h.member_id), '{}'), coalesce(array_agg(h.card_id), '{}') into v_holders, v_cards
      from card_holdings(p_merchant, p_members) h;
    with told as (
        select p.member_id, p.day, p.earned, p.used, 0::bigint as fen, '{}'::text[] as coupons
          from points_days(p_merchant, p_members) p
        union all select c.member_id, c.day, 0, 0, 0, c.templates from coupon_days(p_merchant, p_members) c
        union all select r.member_id, r.day, 0, 0, r.fen, '{}' from recharge_days(p_merchant, v_holders, v_cards) r),
    -- Each owner answers a day once, so the greatest list is the one that is not empty.
    moves as materialized (
        select t.member_id, t.day, sum(t.earned)::bigint as earned, sum(t.used)::bigint as used,
               sum(t.fen)::bigint as fen, max(t.coupons) as coupons
          from told t group by t.member_id, t.day),
    gone as (
        delete from member_move_day d
         where d.merchant_id = p_merchant and d.member_id = any (p_members)
           and not exists (select from moves m where m.member_id = d.member_id and m.day = d.day))
    insert into member_move_day as d (merchant_id, member_id, day, points_earned, points_used, recharged_fen, coupons)
    select p_merchant, m.member_id, m.day, m.earned, m.used, m.fen, m.coupons from moves m
    on conflict on constraint member_move_day_pkey do update
       set points_earned = excluded.points_earned, points_used = excluded.points_used,
           recharged_fen = excluded.recharged_fen, coupons = excluded.coupons
     where (d.points_earned, d.points_used, d.recharged_fen, d.coupons) is distinct from
           (excluded.points_earned, excluded.points_used, excluded.recharged_fen, excluded.coupons);
end $$;
