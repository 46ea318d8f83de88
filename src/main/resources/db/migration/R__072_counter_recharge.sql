-- Takes money at the counter onto a card: cash or bank card into the cashier's open shift, credited in this commit.
--   p_args {"orderId", "cardId", "channel": "cash"|"bank_card", "amountFen", "bonusFen", "offerCode", "firstTime",
--           "limitPerMember", "programmeVersion", "termsVersion", "refundTerms", "storeId", "shiftHolder", "actor"}
-- Outcomes: SETTLED as recharge_settle; NOT_FOUND, CARD_NOT_ACTIVE, SHIFT_REQUIRED, and the refusals of
--           recharge_may_sell: limits and cap hold at the counter as on the phone.
-- Lock order: idempotency, card, shift, the member's placing, order, ledger accounts.
create or replace function counter_recharge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card_id  uuid := (p_args ->> 'cardId')::uuid;
    v_order    uuid := (p_args ->> 'orderId')::uuid;
    v_answer   jsonb := idempotency_begin(p_call);
    v_card     jsonb;
    v_shift    uuid;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_card := card_lock(v_merchant, v_card_id);
    v_shift := shift_require_open(v_merchant, (p_args ->> 'shiftHolder')::uuid, (p_args ->> 'storeId')::uuid);
    v_answer := case
        when v_card is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_card ->> 'status' <> 'active'
            then jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', v_card ->> 'status')
        when v_shift is null then jsonb_build_object('outcome', 'SHIFT_REQUIRED')
        else recharge_may_sell(v_merchant, p_args || jsonb_build_object('memberId', v_card -> 'memberId'),
            (v_card ->> 'balanceCapFen')::bigint) end;
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;
    insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, amount_fen, bonus_fen, cap_fen,
                                offer_code, first_time, programme_version, terms_version, refund_terms, state,
                                shift_id, actor)
    values (v_merchant, v_order, v_card_id, (v_card ->> 'memberId')::uuid, (p_args ->> 'storeId')::uuid,
            p_args ->> 'channel', (p_args ->> 'amountFen')::bigint, (p_args ->> 'bonusFen')::bigint,
            (v_card ->> 'balanceCapFen')::bigint, p_args ->> 'offerCode',
            coalesce((p_args ->> 'firstTime')::boolean, false), (p_args ->> 'programmeVersion')::integer,
            p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending', v_shift, p_args ->> 'actor');
    return idempotency_end(p_call, recharge_credit(v_merchant, v_order,
        jsonb_build_object('key', concat_ws('|', p_call ->> 'principal', p_call ->> 'key'),
            'actor', p_args ->> 'actor'),
        jsonb_build_object('counter', p_args ->> 'channel', 'ref', v_shift), null, app_now()));
end $$;
