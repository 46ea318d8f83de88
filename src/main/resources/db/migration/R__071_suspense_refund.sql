-- Sends a payment in suspense back to its payer: from suspense to refund clearing, and a refund that WeChat is asked
-- for like any other.
create or replace function suspense_refund(p_item suspense_item, p_key text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_item).merchant_id;
    v_posted   jsonb;
begin
    v_posted := ledger_post(v_merchant, jsonb_build_object('key', p_key, 'kind', 'suspense_refund',
        'sourceKind', 'suspense_item', 'sourceId', (p_item).id, 'actor', p_args ->> 'decidedBy',
        'detail', jsonb_build_object('approvedBy', p_args ->> 'approvedBy')), jsonb_build_array(
        jsonb_build_object('counter', 'suspense', 'ref', (p_item).out_trade_no, 'asset', 'principal',
            'amount', -(p_item).amount_fen),
        jsonb_build_object('counter', 'refund_clearing', 'ref', p_args ->> 'outRefundNo', 'asset', 'principal',
            'amount', (p_item).amount_fen)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'suspense % was not refunded: %', (p_item).id, v_posted ->> 'outcome';
    end if;
    insert into recharge_refund (merchant_id, id, suspense_id, channel, out_refund_no, out_trade_no, total_fen,
                                 amount_fen, reason, state, actor, check_due_at)
    values (v_merchant, (p_args ->> 'refundId')::uuid, (p_item).id, 'wechat', p_args ->> 'outRefundNo',
            (p_item).out_trade_no, (p_item).amount_fen, (p_item).amount_fen, p_args ->> 'reason', 'requested',
            p_args ->> 'decidedBy', (p_args ->> 'checkDueAt')::timestamptz);
    return jsonb_build_object('outcome', 'REFUNDING', 'refundId', p_args ->> 'refundId',
        'outRefundNo', p_args ->> 'outRefundNo', 'amountFen', (p_item).amount_fen);
end $$;
