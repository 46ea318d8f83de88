-- Books the end of a refund out of refund clearing: 'succeeded' into WeChat's clearing (the next bill takes it off our
-- settlement), 'returned' back where it came from, card or suspense. Answers the balances that moved.
create or replace function recharge_refund_book(p_refund recharge_refund, p_end text, p_wechat_refund text)
    returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_refund).merchant_id;
    v_card     uuid := (card_lineage(v_merchant, (p_refund).card_id))[1];
    v_back     jsonb;
    v_lines    jsonb;
    v_posted   jsonb;
begin
    v_back := case
        when p_end = 'succeeded'
            then jsonb_build_object('counter', 'wechat_clearing', 'ref', (p_refund).out_refund_no)
        when (p_refund).suspense_id is not null
            then jsonb_build_object('counter', 'suspense', 'ref', (p_refund).out_trade_no)
        else jsonb_build_object('holder', v_card) end;
    v_lines := jsonb_build_array(
        v_back || jsonb_build_object('asset', 'principal', 'amount', (p_refund).amount_fen),
        jsonb_build_object('counter', 'refund_clearing', 'ref', (p_refund).out_refund_no, 'asset', 'principal',
            'amount', -(p_refund).amount_fen));
    if p_end = 'returned' and (p_refund).bonus_fen > 0 then
        v_lines := v_lines || jsonb_build_array(
            jsonb_build_object('holder', v_card, 'asset', 'bonus', 'amount', (p_refund).bonus_fen),
            jsonb_build_object('counter', 'bonus_cost', 'asset', 'bonus', 'amount', -(p_refund).bonus_fen));
    end if;
    v_posted := ledger_post(v_merchant, jsonb_build_object('key', 'wxr:' || (p_refund).out_refund_no || ':' || p_end,
        'kind', case p_end when 'returned' then 'recharge_refund_return' else 'recharge_refund_settle' end,
        'sourceKind', case when (p_refund).order_id is null then 'suspense_item' else 'recharge_order' end,
        'sourceId', coalesce((p_refund).order_id, (p_refund).suspense_id), 'actor', 'system',
        'detail', jsonb_build_object('refundId', (p_refund).id, 'wechatRefundId', p_wechat_refund)), v_lines);
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'refund % was not booked: %', (p_refund).id, v_posted ->> 'outcome';
    end if;
    if (p_refund).suspense_id is not null then
        update suspense_item set state = case p_end when 'succeeded' then 'refunded' else 'open' end,
               decided_at = case p_end when 'succeeded' then decided_at end
         where merchant_id = v_merchant and id = (p_refund).suspense_id;
    end if;
    if v_back ? 'holder' then
        perform outbox_publish(v_merchant, 'RechargeRefundReturned', 'card:' || v_card, jsonb_build_object(
            'cardId', v_card, 'refundId', (p_refund).id, 'amountFen', (p_refund).amount_fen,
            'bonusFen', (p_refund).bonus_fen));
    end if;
    return v_posted -> 'balances';
end $$;
