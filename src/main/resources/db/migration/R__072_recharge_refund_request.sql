-- Takes what a recharge can give back off the card, at once, so that it cannot be spent a second time, and starts its
-- way to the payer: through WeChat (the value waits in refund clearing), or over the counter (done with this commit).
--   p_args {"orderId", "refundId", "outRefundNo", "amountFen"|null, "by": "member"|"staff", "memberId", "storeId",
--           "shiftHolder", "reason", "actor", "checkDueAt"}
-- Outcomes: REQUESTED (WeChat works on it), REFUNDED (counter), BY_HAND (WeChat takes no refund after a year):
--               {"refundId", "orderId", "cardId", "amountFen", "bonusFen", "balances"}
--           NOT_FOUND, ORDER_NOT_PAID, CARD_NOT_ACTIVE, REFUND_AT_COUNTER, SHIFT_REQUIRED, REFUND_BY_STAFF_ONLY,
--           NOTHING_TO_REFUND {"unspentFen", "missingBonusFen"}, REFUND_TOO_LARGE {"unspentFen"}
-- Lock order: idempotency, card, shift, order, ledger accounts (before the unspent part is computed).
create or replace function recharge_refund_request(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_wanted   bigint := (p_args ->> 'amountFen')::bigint;
    v_answer   jsonb := idempotency_begin(p_call);
    v_order    recharge_order;
    v_cards    uuid[];
    v_card     jsonb;
    v_shift    uuid;
    v_plan     jsonb;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    select * into v_order from recharge_order
     where merchant_id = v_merchant and id = (p_args ->> 'orderId')::uuid;
    v_cards := card_lineage(v_merchant, v_order.card_id);
    v_card := card_lock(v_merchant, v_cards[1]);
    if v_card is null or (p_args ->> 'by' = 'member' and v_card ->> 'memberId' <> p_args ->> 'memberId') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    elsif v_order.channel <> 'wechat' then
        v_shift := shift_require_open(v_merchant, (p_args ->> 'shiftHolder')::uuid, (p_args ->> 'storeId')::uuid);
    end if;
    select * into v_order from recharge_order where merchant_id = v_merchant and id = v_order.id for update;
    v_answer := recharge_refund_refusal(v_order, v_card, v_shift, p_args);
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;

    perform ledger_lock(v_merchant, v_cards[1]);
    v_plan := recharge_refund_plan(v_order, v_cards, v_wanted, v_order.refund_terms ->> 'spentBonus');
    if v_wanted > (v_plan ->> 'unspentFen')::bigint then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'REFUND_TOO_LARGE') || v_plan
            - 'amountFen' - 'bonusFen');
    elsif (v_plan ->> 'amountFen')::bigint = 0 then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOTHING_TO_REFUND') || v_plan
            - 'amountFen' - 'bonusFen');
    end if;
    return idempotency_end(p_call, recharge_take_back(v_order, v_cards[1], v_shift,
        concat_ws('|', p_call ->> 'principal', p_call ->> 'key'), p_args || v_plan));
end $$;
