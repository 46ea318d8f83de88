-- Closes a card that holds money: pays everything back and gives up the bonus, then closes it, in one commit.
-- Recharges are walked newest first; what WeChat can still give back (365 days) goes to its payer, all the rest is one
-- pay-out by hand, which two people stand for when it is paid. The holder may redeem what is left free of charge (law):
-- bonus that was spent lowers nothing here.
--   p_args {"cardId", "reason", "actor", "payoutId", "checkDueAt"}
-- Outcomes: CARD_CLOSED {"cardId", "refunds": [{"refundId", "amountFen"}], "payoutId"|null, "payoutFen", "bonusFen",
--           "balances"}, NOT_FOUND, CARD_STATE_FORBIDS {"status"}
-- Lock order: idempotency, card (for update, by freezing it first: charges wait, then find it closed), orders newest
-- first under that lock, ledger accounts.
create or replace function recharge_card_close(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card     uuid := (p_args ->> 'cardId')::uuid;
    v_key      text := p_call ->> 'key';
    v_answer   jsonb := idempotency_begin(p_call);
    v_refunds  jsonb;
    v_rest     jsonb;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_answer := card_change(p_call || jsonb_build_object('key', 'freeze:' || md5(v_key)),
        jsonb_build_object('cardId', v_card, 'change', 'freeze', 'reason', p_args ->> 'reason'));
    if v_answer ->> 'outcome' <> 'CARD_CHANGED' then
        return idempotency_end(p_call, v_answer);
    end if;
    perform ledger_lock(v_merchant, v_card);
    v_refunds := recharge_card_refunds(v_merchant, card_lineage(v_merchant, v_card),
        concat_ws('|', p_call ->> 'principal', v_key), p_args);
    v_rest := recharge_card_rest(v_merchant, v_card, concat_ws('|', p_call ->> 'principal', v_key), p_args);
    v_answer := card_change(p_call || jsonb_build_object('key', 'close:' || md5(v_key)),
        jsonb_build_object('cardId', v_card, 'change', 'close', 'reason', p_args ->> 'reason'));
    if v_answer ->> 'outcome' <> 'CARD_CHANGED' then
        raise exception 'emptied card % was not closed: %', v_card, v_answer ->> 'outcome';
    end if;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_CLOSED', 'cardId', v_card,
        'refunds', v_refunds) || v_rest);
end $$;
