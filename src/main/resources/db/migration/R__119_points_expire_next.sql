-- Ends the points of the next members of a merchant for whom something is due, at most p_limit of them in this commit,
-- and answers how many members it looked after; fewer than p_limit means that nobody is left. Killed in the middle it
-- goes on where the last commit ended, and no point ends twice: what is due says the member's account itself.
-- For the bearer of the job's lease only (job_fence). Lock order: the lease (share), accounts of members by id.
create or replace function points_expire_next(p_job text, p_fencing bigint, p_merchant integer, p_limit integer)
    returns integer
    language plpgsql
    as $$
declare
    v_today date := points_day(p_merchant);
    v_due   uuid[];
begin
    perform job_fence(p_job, p_fencing);
    perform set_config('app.merchant', p_merchant::text, true);
    select array_agg(member_id order by member_id) into v_due
      from (select member_id from points_account
             where merchant_id = p_merchant and least(next_last_day, lapses_after) < v_today
             order by least(next_last_day, lapses_after), member_id limit p_limit) d;
    if v_due is null then
        return 0;
    end if;
    perform ledger_lock_each(p_merchant, v_due, 'points');
    perform points_sweep(p_merchant, v_due, v_today);
    return cardinality(v_due);
end $$;
