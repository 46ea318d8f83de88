-- Books a planned refund: value off the card, the refund's row, its event. The caller holds card, shift, order and
-- accounts and has decided. p_args as in recharge_refund_request with the plan's "amountFen" and "bonusFen".
create or replace function recharge_take_back(p_order recharge_order, p_card uuid, p_shift uuid, p_key text,
                                              p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_order).merchant_id;
    v_refund   uuid := (p_args ->> 'refundId')::uuid;
    v_amount   bigint := (p_args ->> 'amountFen')::bigint;
    v_bonus    bigint := (p_args ->> 'bonusFen')::bigint;
    v_wechat   boolean := (p_order).channel = 'wechat';
    v_late     boolean := v_wechat and app_now() > (p_order).paid_at + interval '365 days';
    v_lines    jsonb;
    v_posted   jsonb;
    v_answer   jsonb;
begin
    v_lines := jsonb_build_array(
        jsonb_build_object('holder', p_card, 'asset', 'principal', 'amount', -v_amount),
        jsonb_build_object('counter', case when v_wechat then 'refund_clearing' else (p_order).channel end,
            'ref', case when v_wechat then p_args ->> 'outRefundNo' else p_shift::text end, 'asset', 'principal',
            'amount', v_amount));
    if v_bonus > 0 then
        v_lines := v_lines || jsonb_build_array(
            jsonb_build_object('holder', p_card, 'asset', 'bonus', 'amount', -v_bonus),
            jsonb_build_object('counter', 'bonus_cost', 'ref', (p_order).offer_code, 'asset', 'bonus',
                'amount', v_bonus));
    end if;
    v_posted := ledger_post(v_merchant, jsonb_build_object('key', p_key, 'kind', 'recharge_refund',
        'sourceKind', 'recharge_order', 'sourceId', (p_order).id, 'storeId', coalesce(p_args ->> 'storeId',
        (p_order).store_id::text), 'shiftId', p_shift, 'actor', p_args ->> 'actor',
        'detail', jsonb_build_object('refundId', v_refund, 'originId', (p_order).id)), v_lines);
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'refund % was not posted: %', v_refund, v_posted ->> 'outcome';
    end if;

    insert into recharge_refund (merchant_id, id, order_id, card_id, channel, out_refund_no, out_trade_no, total_fen,
                                 amount_fen, bonus_fen, reason, state, shift_id, actor, finished_at, check_due_at)
    values (v_merchant, v_refund, (p_order).id, p_card, (p_order).channel,
            case when v_wechat then p_args ->> 'outRefundNo' end, (p_order).out_trade_no, (p_order).amount_fen + (p_order).fee_fen,
            v_amount, v_bonus, p_args ->> 'reason',
            case when v_late then 'by_hand' when v_wechat then 'requested' else 'succeeded' end, p_shift,
            p_args ->> 'actor', case when not v_wechat then app_now() end,
            case when v_wechat and not v_late then (p_args ->> 'checkDueAt')::timestamptz end);
    v_answer := jsonb_build_object('refundId', v_refund, 'orderId', (p_order).id, 'cardId', p_card,
        'memberId', (p_order).member_id, 'amountFen', v_amount, 'bonusFen', v_bonus, 'channel', (p_order).channel,
        'storeId', (p_order).store_id);
    perform outbox_publish(v_merchant, 'RechargeRefunded', 'card:' || p_card,
        v_answer || jsonb_build_object('orderTotalFen', (p_order).amount_fen));
    perform audit_write(v_merchant, p_args ->> 'actor', 'recharge.refund_requested', 'recharge:' || (p_order).id,
        jsonb_build_object('refundId', v_refund, 'amountFen', v_amount, 'bonusFen', v_bonus));
    return v_answer || jsonb_build_object('balances', v_posted -> 'balances',
        'outcome', case when v_late then 'BY_HAND' when v_wechat then 'REQUESTED' else 'REFUNDED' end);
end $$;
