-- Ends a payment in suspense as staff decided and a second person approved.
--   p_args {"suspenseId", "decision": "credit"|"refund"|"keep", "cardId", "withBonus", "decidedBy", "approvedBy",
--           "reason", "refundId", "outRefundNo", "checkDueAt", "orderId", "programmeVersion", "termsVersion",
--           "refundTerms"}
-- Outcomes: CREDITED {"orderId", "cardId", "balances"…} (a recharge like any other from now on, refundable too)
--           REFUNDING {"refundId", "outRefundNo"}, KEPT (it is the merchant's other business: out to adjustment)
--           NOT_FOUND, ALREADY_DECIDED {"state"}, SAME_PERSON, NOT_BOOKED (not CNY: only "keep")
--           CARD_NOT_ACTIVE, OVER_CAP, NOT_CREDITABLE (the order's number is taken by another payment: refund it)
-- Lock order: idempotency, card, order, suspense item, ledger accounts.
create or replace function suspense_decide(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_key      text := concat_ws('|', p_call ->> 'principal', p_call ->> 'key');
    v_answer   jsonb := idempotency_begin(p_call);
    v_item     suspense_item;
    v_card     jsonb;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    if p_args ->> 'decision' = 'credit' then
        v_card := card_lock(v_merchant, (p_args ->> 'cardId')::uuid);
    end if;
    select * into v_item from suspense_item
     where merchant_id = v_merchant and id = (p_args ->> 'suspenseId')::uuid;
    perform from recharge_order where merchant_id = v_merchant and out_trade_no = v_item.out_trade_no for update;
    select * into v_item from suspense_item where merchant_id = v_merchant and id = v_item.id for update;
    v_answer := suspense_refusal(v_item, v_card, p_args);
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;

    v_answer := case p_args ->> 'decision'
        when 'credit' then suspense_credit(v_item, v_card, v_key, p_args)
        when 'refund' then suspense_refund(v_item, v_key, p_args)
        else suspense_keep(v_item, v_key, p_args) end;
    update suspense_item
       set state = case p_args ->> 'decision' when 'credit' then 'credited' when 'refund' then 'refunding'
                                              else 'kept' end,
           decided_at = app_now(), decided_by = p_args ->> 'decidedBy', approved_by = p_args ->> 'approvedBy',
           reason = p_args ->> 'reason', card_id = (p_args ->> 'cardId')::uuid
     where merchant_id = v_merchant and id = v_item.id;
    perform audit_write(v_merchant, p_args ->> 'approvedBy', 'suspense.decided', 'suspense:' || v_item.id,
        jsonb_build_object('decision', p_args ->> 'decision', 'amountFen', v_item.amount_fen,
            'decidedBy', p_args ->> 'decidedBy'));
    return idempotency_end(p_call, v_answer);
end $$;
