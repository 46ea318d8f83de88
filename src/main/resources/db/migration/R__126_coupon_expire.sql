-- Ends pieces whose time is over, at most p_limit, the oldest first; the number of them. Each is told of once
-- (CouponExpired), in the same commit as its end. Late changes nothing for anybody: what ran out is refused before it.
-- For the bearer of the job's fencing number alone. A piece that is being used at this moment is left to the till.
create or replace function coupon_expire(p_job text, p_fencing bigint, p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_ended integer;
begin
    perform job_fence(p_job, p_fencing);
    with due as (
        select merchant_id, id from coupon
         where state in ('live', 'offered') and valid_until <= app_now()
         order by valid_until limit p_limit for no key update skip locked),
    ended as (
        update coupon c set state = 'expired', ended_at = app_now(), notice_at = null
          from due where c.merchant_id = due.merchant_id and c.id = due.id
        returning c.merchant_id, c.id, c.member_id, c.template, c.valid_until),
    lapsed as (
        update coupon_transfer t set state = 'lapsed', ended_at = app_now()
          from ended e where t.merchant_id = e.merchant_id and t.coupon_id = e.id and t.state = 'open')
    select count(outbox_publish(e.merchant_id, 'CouponExpired', 'member:' || e.member_id, jsonb_build_object(
               'couponId', e.id, 'memberId', e.member_id, 'template', e.template, 'validUntil', e.valid_until)))
      into v_ended from ended e;
    return v_ended;
end $$;
