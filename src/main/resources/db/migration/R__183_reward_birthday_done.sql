-- Notes how far a day's birthdays are done, by the bearer of the job's fencing number alone (LK002 else): a run that
-- froze past its lease cannot set the place back. p_after null: all were seen.
create or replace function reward_birthday_done(p_fencing bigint, p_merchant integer, p_day date, p_occasion text,
                                                p_after uuid, p_members bigint) returns void
    language plpgsql
    as $$
begin
    perform job_fence('reward-birthdays', p_fencing);
    insert into reward_birthday_run as r (merchant_id, day, occasion, after_member, members, finished_at)
    values (p_merchant, p_day, p_occasion, p_after, p_members, case when p_after is null then app_now() end)
    on conflict (merchant_id, day, occasion) do update
       set after_member = coalesce(excluded.after_member, r.after_member), members = r.members + excluded.members,
           finished_at = excluded.finished_at;
end $$;
