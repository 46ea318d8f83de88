-- Tells one member what ends from p_today to p_until, one event for each last day, and that all of it lapses where that
-- is near. Opens the account first, so that nobody is told of points that are gone.
create or replace function points_notice(p_merchant integer, p_member uuid, p_today date, p_until date) returns void
    language plpgsql
    as $$
declare
    v_balance bigint := points_open(p_merchant, p_member);
    v_lapse   date;
    v_ending  record;
begin
    for v_ending in
        with near as (
            update points_lot set noticed = true
             where merchant_id = p_merchant and member_id = p_member and left_points > 0 and not noticed
               and last_day between p_today and p_until
            returning last_day, left_points)
        select last_day, sum(left_points)::bigint as points from near group by last_day order by last_day
    loop
        perform outbox_publish(p_merchant, 'PointsExpiring', 'member:' || p_member, jsonb_build_object(
            'memberId', p_member, 'points', v_ending.points, 'lastDay', v_ending.last_day, 'lapse', false));
    end loop;
    update points_account set lapse_noticed = true
     where merchant_id = p_merchant and member_id = p_member and not lapse_noticed
       and lapses_after between p_today and p_until
    returning lapses_after into v_lapse;
    if v_lapse is not null and v_balance > 0 then
        perform outbox_publish(p_merchant, 'PointsExpiring', 'member:' || p_member, jsonb_build_object(
            'memberId', p_member, 'points', v_balance, 'lastDay', v_lapse, 'lapse', true));
    end if;
end $$;
