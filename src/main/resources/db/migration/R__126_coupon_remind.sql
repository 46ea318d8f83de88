-- Tells of pieces that are about to run out (CouponExpiring), at most p_limit, the first to be told of first; the number
-- looked at. Each is told of once, in the same commit as the mark. For the bearer of the job's fencing number alone.
create or replace function coupon_remind(p_job text, p_fencing bigint, p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_looked integer;
begin
    perform job_fence(p_job, p_fencing);
    with due as (
        select merchant_id, id from coupon
         where state in ('live', 'offered') and notice_at <= app_now()
         order by notice_at limit p_limit for no key update skip locked),
    told as (
        update coupon c set notice_at = null
          from due where c.merchant_id = due.merchant_id and c.id = due.id
        returning c.merchant_id, c.id, c.member_id, c.template, c.valid_until)
    select count(case when t.valid_until > app_now() then
               outbox_publish(t.merchant_id, 'CouponExpiring', 'member:' || t.member_id, jsonb_build_object(
                   'couponId', t.id, 'memberId', t.member_id, 'template', t.template, 'validUntil', t.valid_until))
               else 0 end)
      into v_looked from told t;
    return v_looked;
end $$;
