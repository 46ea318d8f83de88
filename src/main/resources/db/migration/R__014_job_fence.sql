-- Lets the bearer of a job's fencing number write on, and raises LK002 when another holder has come since: a job that
-- froze past its lease cannot do its work again. Call it in the transaction of the effect: the share lock keeps the
-- next holder waiting until that transaction has ended.
create or replace function job_fence(p_name text, p_fencing bigint) returns void
    language plpgsql
    as $$
begin
    perform from job_lease where name = p_name and fencing = p_fencing for share;
    if not found then
        raise exception using errcode = 'LK002', message = format('the lease %s of %s is over', p_fencing, p_name);
    end if;
end $$;
