-- Gives a card a new number and takes the fee for it into the cashier's open shift, in one commit.
--   p_args {"cardId", "storeId", "channel": "cash"|"bank_card", "reason", "feeFen", "kind", "numbers", "codeNumbers",
--           "orderId", "programmeVersion", "termsVersion", "refundTerms", "shiftHolder", "actor"}
-- Outcomes: CARD_REISSUED {"cardId", "orderId", "feeFen", "number", "status"} · SHIFT_REQUIRED · NOT_FOUND
--           CARD_STATE_FORBIDS {"status"}
-- Lock order: idempotency, the card (for update), shift, order.
create or replace function counter_reissue(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_answer   jsonb := idempotency_begin(p_call);
    v_order    uuid := (p_args ->> 'orderId')::uuid;
    v_card     card;
    v_shift    uuid;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    select * into v_card from card where merchant_id = v_merchant and id = (p_args ->> 'cardId')::uuid for update;
    v_shift := shift_require_open(v_merchant, (p_args ->> 'shiftHolder')::uuid, (p_args ->> 'storeId')::uuid);
    if v_card.id is not null and v_shift is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'SHIFT_REQUIRED'));
    end if;
    v_answer := card_reissue(p_call || jsonb_build_object('key', 'reissue:' || md5(p_call ->> 'key')),
        p_args || jsonb_build_object('settled', 'paid'));
    if v_answer ->> 'outcome' <> 'CARD_REISSUED' then
        return idempotency_end(p_call, v_answer);
    end if;
    insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, purpose, fee_fen, amount_fen,
                                bonus_fen, cap_fen, programme_version, terms_version, refund_terms, state, shift_id,
                                actor, wanted)
    values (v_merchant, v_order, v_card.id, v_card.member_id, (p_args ->> 'storeId')::uuid, p_args ->> 'channel',
            'reissue', (p_args ->> 'feeFen')::bigint, 0, 0, v_card.balance_cap_fen,
            (p_args ->> 'programmeVersion')::integer, p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending',
            v_shift, p_args ->> 'actor', jsonb_build_object('kind', v_card.kind));
    perform recharge_credit(v_merchant, v_order,
        jsonb_build_object('key', concat_ws('|', p_call ->> 'principal', p_call ->> 'key'),
            'actor', p_args ->> 'actor'),
        jsonb_build_object('counter', p_args ->> 'channel', 'ref', v_shift), null, app_now());
    return idempotency_end(p_call, (v_answer - 'replayed') || jsonb_build_object(
        'orderId', v_order, 'feeFen', (p_args ->> 'feeFen')::bigint));
end $$;
