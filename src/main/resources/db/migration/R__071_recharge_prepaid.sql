-- Keeps WeChat's prepay id with an order that is still to be paid. Safe to repeat; the newest id counts.
-- Outcomes: KEPT, or the order's state in capitals when it is no longer pending; NOT_FOUND.
create or replace function recharge_prepaid(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_state    text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    update recharge_order set prepay_id = p_args ->> 'prepayId', prepay_at = app_now()
     where merchant_id = v_merchant and id = (p_args ->> 'orderId')::uuid and state = 'pending';
    if found then
        return jsonb_build_object('outcome', 'KEPT');
    end if;
    select state into v_state from recharge_order
     where merchant_id = v_merchant and id = (p_args ->> 'orderId')::uuid;
    return jsonb_build_object('outcome', coalesce(upper(v_state), 'NOT_FOUND'));
end $$;
