-- Takes off a card, newest recharge first, what WeChat can still give back to its payer. The caller holds the card for
-- update and its accounts. Answers [{"refundId", "orderId", "outRefundNo", "amountFen"}].
create or replace function recharge_card_refunds(p_merchant integer, p_cards uuid[], p_key text, p_args jsonb)
    returns jsonb
    language plpgsql
    as $$
declare
    v_order   recharge_order;
    v_plan    jsonb;
    v_refund  uuid;
    v_number  text;
    v_refunds jsonb := '[]';
begin
    for v_order in
        select o.* from recharge_order o
         where o.merchant_id = p_merchant and o.card_id = any (p_cards) and o.state = 'paid' and o.amount_fen > 0 and o.channel = 'wechat'
           and o.paid_at > app_now() - interval '365 days'
         order by o.paid_at desc, o.id desc
           for update
    loop
        v_plan := recharge_refund_plan(v_order, p_cards, null, 'waive');
        continue when (v_plan ->> 'amountFen')::bigint = 0;
        v_refund := uuid_v7();
        v_number := replace(v_refund::text, '-', '');
        perform recharge_take_back(v_order, p_cards[1], null, p_key || '|' || v_order.id,
            p_args || v_plan || jsonb_build_object('refundId', v_refund, 'outRefundNo', v_number));
        v_refunds := v_refunds || jsonb_build_object('refundId', v_refund, 'orderId', v_order.id,
            'outRefundNo', v_number, 'amountFen', (v_plan ->> 'amountFen')::bigint);
    end loop;
    return v_refunds;
end $$;
