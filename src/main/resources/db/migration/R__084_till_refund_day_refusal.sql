-- Whether somebody who gives back this amount alone would pass the limit of their day; null when not. Refunds of one
-- actor are counted one after the other, so that two at once cannot both be the last within the limit.
create or replace function till_refund_day_refusal(p_sale sale, p_amount bigint, p_actor text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_limit bigint := (p_args ->> 'dayLimitFen')::bigint;
    v_given bigint;
begin
    if v_limit is null or p_args ->> 'approvalId' is not null then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'refund-day', p_sale.merchant_id, p_actor), 0));
    select coalesce(sum(amount_fen), 0) into v_given from sale_refund
     where merchant_id = p_sale.merchant_id and actor = p_actor and approval_id is null
       and business_day = store_day(p_sale.merchant_id, p_sale.store_id, app_now());
    if v_given + p_amount <= v_limit then
        return null;
    end if;
    return jsonb_build_object('outcome', 'APPROVAL_REQUIRED', 'limitFen', v_limit, 'refundId', p_args -> 'refundId');
end $$;
