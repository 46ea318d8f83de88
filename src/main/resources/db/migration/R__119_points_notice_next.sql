-- Tells the next members of a merchant that points of theirs end within p_days, at most p_limit of them in this commit:
-- the event PointsExpiring {"memberId", "points", "lastDay", "lapse"}, once for each lot and once for each lapse that
-- comes near. Answers how many members it looked after; fewer than p_limit means that nobody is left.
-- For the bearer of the job's lease only (job_fence). Lock order: the lease (share), accounts of members by id.
create or replace function points_notice_next(p_job text, p_fencing bigint, p_merchant integer, p_days integer,
                                              p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_today  date := points_day(p_merchant);
    v_due    uuid[];
    v_member uuid;
begin
    perform job_fence(p_job, p_fencing);
    perform set_config('app.merchant', p_merchant::text, true);
    select array_agg(member_id order by member_id) into v_due
      from (select member_id from (
                select member_id from points_lot
                 where merchant_id = p_merchant and left_points > 0 and not noticed
                   and last_day between v_today and v_today + p_days
                union
                select member_id from points_account
                 where merchant_id = p_merchant and not lapse_noticed
                   and lapses_after between v_today and v_today + p_days) near
             limit p_limit) d;
    foreach v_member in array coalesce(v_due, '{}') loop
        perform points_notice(p_merchant, v_member, v_today, v_today + p_days);
    end loop;
    return coalesce(cardinality(v_due), 0);
end $$;
