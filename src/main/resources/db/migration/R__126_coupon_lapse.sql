-- Gives pieces back to their givers that no friend took in time, at most p_limit; the number of them.
-- For the bearer of the job's fencing number alone. Lock order: coupon, transfer, as coupon_accept.
create or replace function coupon_lapse(p_job text, p_fencing bigint, p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_lapsed integer;
begin
    perform job_fence(p_job, p_fencing);
    with due as (
        select c.merchant_id, c.id, t.id as transfer_id
          from coupon_transfer t join coupon c on c.merchant_id = t.merchant_id and c.id = t.coupon_id
         where t.state = 'open' and t.lapses_at <= app_now() and c.state = 'offered'
         order by t.lapses_at limit p_limit for no key update of c skip locked),
    back as (
        update coupon c set state = 'live'
          from due where c.merchant_id = due.merchant_id and c.id = due.id),
    lapsed as (
        update coupon_transfer t set state = 'lapsed', ended_at = app_now()
          from due where t.merchant_id = due.merchant_id and t.id = due.transfer_id and t.state = 'open'
        returning t.id)
    select count(*) into v_lapsed from lapsed;
    return v_lapsed;
end $$;
