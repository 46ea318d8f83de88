-- Claims what WeChat should be asked about now, of all merchants, for one worker: open orders and unfinished refunds
-- whose time has come. A claim lasts for p_lease in real time; then another worker may have it. Runs as lingka_jobs.
create or replace function recharge_check_claim(p_limit integer, p_lease interval, p_token uuid)
    returns table (merchant_id integer, kind text, id uuid)
    language sql
    as $$
    with orders as (
        update recharge_order o set lease_token = p_token, lease_until = clock_timestamp() + p_lease
         where (o.merchant_id, o.id) in (
            select d.merchant_id, d.id from recharge_order d
             where d.check_due_at <= app_now() and (d.lease_until is null or d.lease_until <= clock_timestamp())
             order by d.check_due_at limit p_limit for update skip locked)
        returning o.merchant_id, o.id
    ), refunds as (
        update recharge_refund r set lease_token = p_token, lease_until = clock_timestamp() + p_lease
         where (r.merchant_id, r.id) in (
            select d.merchant_id, d.id from recharge_refund d
             where d.check_due_at <= app_now() and (d.lease_until is null or d.lease_until <= clock_timestamp())
             order by d.check_due_at limit p_limit for update skip locked)
        returning r.merchant_id, r.id
    )
    select o.merchant_id, 'order', o.id from orders o
    union all
    select r.merchant_id, 'refund', r.id from refunds r
$$;
