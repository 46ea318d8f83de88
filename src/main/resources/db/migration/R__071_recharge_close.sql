-- Gives up an order that WeChat has closed and nobody has paid; its room under the cap and in the offer is free again,
-- and so is the place of an ID document.
-- Outcomes: CLOSED, or the order's state in capitals when it was final before; NOT_FOUND. Safe to repeat.
create or replace function recharge_close(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_state    text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    update recharge_order set state = 'closed', closed_at = app_now(), check_due_at = null
     where merchant_id = v_merchant and id = (p_args ->> 'orderId')::uuid and state = 'pending';
    if not found then
        select state into v_state from recharge_order
         where merchant_id = v_merchant and id = (p_args ->> 'orderId')::uuid;
        return jsonb_build_object('outcome', coalesce(upper(v_state), 'NOT_FOUND'));
    end if;
    delete from card_document where merchant_id = v_merchant and order_id = (p_args ->> 'orderId')::uuid;
    return jsonb_build_object('outcome', 'CLOSED');
end $$;
