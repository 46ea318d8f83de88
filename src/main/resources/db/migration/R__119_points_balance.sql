-- What a member has: {"points", "debtPoints", "lapsesAfter", "endings": [{"lastDay", "points"}] soonest first}. Points
-- past their last day are left out, also before the expiry has booked them. One round trip: it opens row-level security.
create or replace function points_balance(p_merchant integer, p_member uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_today   date := points_day(p_merchant);
    v_account points_account;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select * into v_account from points_account where merchant_id = p_merchant and member_id = p_member;
    return (
        with ending as (
            select last_day, sum(left_points)::bigint as points from points_lot
             where merchant_id = p_merchant and member_id = p_member and left_points > 0
               and coalesce(last_day >= v_today, true) and coalesce(v_account.lapses_after >= v_today, true)
             group by last_day)
        select jsonb_build_object(
            'points', coalesce(sum(points), 0), 'debtPoints', coalesce(v_account.debt, 0),
            'lapsesAfter', case when v_account.lapses_after >= v_today then v_account.lapses_after end,
            'endings', coalesce(jsonb_agg(jsonb_build_object('lastDay', last_day, 'points', points) order by last_day)
                                filter (where last_day is not null), '[]'))
          from ending);
end $$;
