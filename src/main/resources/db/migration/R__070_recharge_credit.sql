-- Books the payment of an order: principal and bonus onto the card, a card's fee to the merchant, the state to paid,
-- the events. The caller holds the locks of card and order and has decided; a card that is paid for is open by now.
-- p_from is the counter line without amount that the money comes from.
-- Answers SETTLED {"orderId", "cardId", "memberId", "amountFen", "bonusFen", "purpose", "overCapFen",
-- "balances"}.
create or replace function recharge_credit(p_merchant integer, p_order uuid, p_posting jsonb, p_from jsonb,
                                           p_transaction text, p_paid_at timestamptz) returns jsonb
    language plpgsql
    as $$
declare
    v_order   recharge_order;
    v_card    uuid;
    v_lines   jsonb := '[]';
    v_posted  jsonb;
    v_event   jsonb;
    v_balance bigint;
begin
    update recharge_order
       set state = 'paid', transaction_id = p_transaction, paid_at = p_paid_at, closed_at = null, check_due_at = null
     where merchant_id = p_merchant and id = p_order
    returning * into v_order;
    v_card := (card_lineage(p_merchant, v_order.card_id))[1];
    if v_order.amount_fen > 0 then
        v_lines := v_lines || jsonb_build_object('holder', v_card, 'asset', 'principal', 'amount', v_order.amount_fen);
    end if;
    v_lines := v_lines
        || (p_from || jsonb_build_object('asset', 'principal', 'amount', -(v_order.amount_fen + v_order.fee_fen)));
    if v_order.fee_fen > 0 then
        v_lines := v_lines || jsonb_build_object('counter', 'card_fee', 'ref', v_order.wanted ->> 'kind',
            'asset', 'principal', 'amount', v_order.fee_fen);
    end if;
    if v_order.bonus_fen > 0 then
        v_lines := v_lines || jsonb_build_array(
            jsonb_build_object('holder', v_card, 'asset', 'bonus', 'amount', v_order.bonus_fen),
            jsonb_build_object('counter', 'bonus_cost', 'ref', v_order.offer_code, 'asset', 'bonus',
                'amount', -v_order.bonus_fen));
    end if;
    v_posted := ledger_post(p_merchant, p_posting || jsonb_build_object(
        'kind', case when v_order.amount_fen > 0 then 'recharge' else 'card_fee' end,
        'sourceKind', 'recharge_order', 'sourceId', v_order.id, 'storeId', v_order.store_id,
        'shiftId', v_order.shift_id), v_lines);
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'order % was not credited: %', p_order, v_posted ->> 'outcome';
    end if;

    v_event := jsonb_build_object('orderId', v_order.id, 'cardId', v_card, 'memberId', v_order.member_id,
        'amountFen', v_order.amount_fen, 'bonusFen', v_order.bonus_fen, 'channel', v_order.channel,
        'storeId', v_order.store_id, 'offerCode', v_order.offer_code);
    if v_order.amount_fen > 0 then
        perform outbox_publish(p_merchant, 'RechargePaid', 'card:' || v_card, v_event);
    end if;
    perform recharge_tell_fee(v_order, v_card);
    v_balance := ledger_balance_of(p_merchant, v_card, 'principal') + ledger_balance_of(p_merchant, v_card, 'bonus');
    return v_event || jsonb_build_object('outcome', 'SETTLED', 'purpose', v_order.purpose, 'balances', v_posted -> 'balances',
        'overCapFen', greatest(0, v_balance - v_order.cap_fen));
end $$;
