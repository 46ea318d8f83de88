-- Moves a refund to what WeChat says of it, whoever says so first: answer, notice or query.
--   p_args {"outRefundNo", "status": "PROCESSING"|"SUCCESS"|"CLOSED"|"ABNORMAL", "refundId", "amountFen"}
-- Outcomes: ACCEPTED, SUCCEEDED, RETURNED {"balances"} (the value is back where it came from),
--           BY_HAND (the payer's account cannot take it, or the card it came from is closed: a person pays it out)
--           ALREADY_<STATE> (final before), UNKNOWN_REFUND (made elsewhere: nothing is booked, the bill lists it),
--           AMOUNT_MISMATCH (nothing moves, a person must look)
-- Each effect needs a state before it that it leaves, so that repetition changes nothing.
-- Lock order: card, refund, ledger accounts.
create or replace function recharge_refund_settle(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_refund   recharge_refund;
    v_card     jsonb;
    v_next     text;
    v_balances jsonb := '[]';
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_refund from recharge_refund
     where merchant_id = v_merchant and out_refund_no = p_args ->> 'outRefundNo';
    if not found then
        return jsonb_build_object('outcome', 'UNKNOWN_REFUND');
    end if;
    v_card := card_lock(v_merchant, v_refund.card_id);
    select * into v_refund from recharge_refund where merchant_id = v_merchant and id = v_refund.id for update;
    v_next := recharge_refund_next(v_refund.state, p_args ->> 'status', v_card ->> 'status');
    if v_next is null then
        return jsonb_build_object('outcome', 'ALREADY_' || upper(v_refund.state), 'refundId', v_refund.id);
    elsif v_refund.amount_fen <> (p_args ->> 'amountFen')::bigint then
        return jsonb_build_object('outcome', 'AMOUNT_MISMATCH', 'refundId', v_refund.id);
    end if;

    if v_next in ('succeeded', 'returned') then
        v_balances := recharge_refund_book(v_refund, v_next, p_args ->> 'refundId');
    end if;
    update recharge_refund
       set state = v_next, wechat_refund_id = p_args ->> 'refundId',
           finished_at = case when v_next in ('succeeded', 'returned') then app_now() end,
           check_due_at = case when v_next = 'accepted' then check_due_at end
     where merchant_id = v_merchant and id = v_refund.id;
    return jsonb_build_object('outcome', upper(v_next), 'refundId', v_refund.id, 'orderId', v_refund.order_id,
        'cardId', v_refund.card_id, 'amountFen', v_refund.amount_fen, 'balances', v_balances);
end $$;
