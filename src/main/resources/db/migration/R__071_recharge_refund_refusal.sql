-- Why a refund of this recharge is refused before anything is computed, or null. Order and card are locked.
-- Within the days of the terms (seven at least, by law) the payer's own wish is enough; later the terms say whether
-- staff must agree. What was paid at the counter goes back at the counter, into an open shift.
create or replace function recharge_refund_refusal(p_order recharge_order, p_card jsonb, p_shift uuid, p_args jsonb)
    returns jsonb
    language sql stable
    as $$
    select case
        when (p_order).state <> 'paid' then jsonb_build_object('outcome', 'ORDER_NOT_PAID')
        when p_card ->> 'status' = 'closed' or (p_card ->> 'status' <> 'active' and p_args ->> 'by' = 'member')
            then jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', p_card ->> 'status')
        when (p_order).channel <> 'wechat' and p_args ->> 'by' = 'member'
            then jsonb_build_object('outcome', 'REFUND_AT_COUNTER')
        when (p_order).channel <> 'wechat' and p_shift is null then jsonb_build_object('outcome', 'SHIFT_REQUIRED')
        when p_args ->> 'by' = 'member' and (p_order).refund_terms ->> 'later' = 'staff'
                and app_now() > (p_order).paid_at
                    + make_interval(days => ((p_order).refund_terms ->> 'selfServiceDays')::integer)
            then jsonb_build_object('outcome', 'REFUND_BY_STAFF_ONLY', 'selfServiceDays',
                ((p_order).refund_terms ->> 'selfServiceDays')::integer)
    end
$$;
