-- Books a payment that fits no open order to suspense, once per WeChat transaction, and tells it by event.
-- The caller holds the order's lock where there is one. Returns {"outcome": p_kind, "suspenseId"}.
-- An amount that is not CNY cannot be booked in fen: it is listed only.
create or replace function suspense_book(p_merchant integer, p_kind text, p_order uuid, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_id     uuid := uuid_v7();
    v_amount bigint := (p_args ->> 'amountFen')::bigint;
    v_booked boolean := p_args ->> 'currency' = 'CNY';
    v_posted jsonb;
begin
    insert into suspense_item (merchant_id, id, kind, order_id, out_trade_no, transaction_id, mchid, amount_fen,
                               currency, booked, paid_at)
    values (p_merchant, v_id, p_kind, p_order, p_args ->> 'outTradeNo', p_args ->> 'transactionId', p_args ->> 'mchid',
            v_amount, p_args ->> 'currency', v_booked, (p_args ->> 'paidAt')::timestamptz);
    if v_booked then
        v_posted := ledger_post(p_merchant,
            jsonb_build_object('key', 'wx:' || (p_args ->> 'transactionId'), 'kind', 'suspense',
                'sourceKind', 'suspense_item', 'sourceId', v_id, 'actor', 'system',
                'detail', jsonb_build_object('reason', p_kind)),
            jsonb_build_array(
                jsonb_build_object('counter', 'wechat_clearing', 'ref', p_args ->> 'outTradeNo', 'asset', 'principal',
                    'amount', -v_amount),
                jsonb_build_object('counter', 'suspense', 'ref', p_args ->> 'outTradeNo', 'asset', 'principal',
                    'amount', v_amount)));
        if v_posted ->> 'outcome' <> 'POSTED' then
            raise exception 'transaction % is booked already', p_args ->> 'transactionId';
        end if;
    end if;
    update recharge_order set state = 'suspended', check_due_at = null
     where merchant_id = p_merchant and id = p_order and state = 'pending';
    if found then
        delete from card_document where merchant_id = p_merchant and order_id = p_order;
    end if;
    perform outbox_publish(p_merchant, 'PaymentSuspended', 'suspense:' || v_id,
        jsonb_build_object('suspenseId', v_id, 'kind', p_kind, 'orderId', p_order, 'amountFen', v_amount));
    return jsonb_build_object('outcome', p_kind, 'suspenseId', v_id, 'orderId', p_order);
end $$;
