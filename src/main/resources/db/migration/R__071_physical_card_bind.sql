-- Binds a plastic card to a card, once, and brings its value in by one posting.
--   p_args {"cardId", "memberId" (a member: only its own), "number", "proof": "pin" | "phone" | "staff",
--           "pinIndex", "dailyTries", "numberTries"}
-- Outcomes: PHYSICAL_CARD_BOUND {"physicalCardId", "cardId", "principalFen", "bonusFen", "points", "balances"}; the same
--             again for a card that this card has bound before
--           PROOF_REFUSED (unknown number, wrong PIN, another phone, bound elsewhere, too many wrong tries on that
--             number: one answer, so that it tells nobody which numbers exist), BIND_TRIES_EXCEEDED (this card's day)
--           PHYSICAL_CARD_TAKEN (to staff, who see the plastic, the truth) · CARD_STATE_FORBIDS {"status"} · NOT_FOUND
-- Lock order: idempotency, the card, the plastic, ledger accounts.
create or replace function physical_card_bind(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_proof    text := p_args ->> 'proof';
    v_card     card;
    v_plastic  physical_card;
    v_proven   boolean;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_card from card
     where merchant_id = v_merchant and id = (p_args ->> 'cardId')::uuid
       and member_id = coalesce((p_args ->> 'memberId')::uuid, member_id)
       for update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_card.status <> 'active' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_STATE_FORBIDS', 'status', v_card.status));
    end if;
    if v_proof <> 'staff' and (select coalesce(sum(tries), 0) from physical_card_try
                                where merchant_id = v_merchant and card_id = v_card.id and day = app_now()::date)
                              >= (p_args ->> 'dailyTries')::integer then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'BIND_TRIES_EXCEEDED'));
    end if;
    select * into v_plastic from physical_card
     where merchant_id = v_merchant and number = p_args ->> 'number' for update;
    v_proven := v_plastic.id is not null and case v_proof
        when 'staff' then true
        when 'pin' then v_plastic.tries < (p_args ->> 'numberTries')::integer and v_plastic.pin_index = p_args ->> 'pinIndex'
        when 'phone' then v_plastic.phone_index = (select phone_index from member
                                                    where merchant_id = v_merchant and id = v_card.member_id)
        end;
    if v_proven is not true or (v_plastic.card_id <> v_card.id and v_proof <> 'staff') then
        return idempotency_end(p_call, physical_card_refuse(v_merchant, v_card.id, v_plastic.id, v_proof));
    end if;
    if v_plastic.card_id <> v_card.id then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'PHYSICAL_CARD_TAKEN'));
    end if;
    if v_plastic.card_id is null then
        v_outcome := physical_card_bring_in(v_merchant, p_call ->> 'principal', v_plastic, v_card);
        perform audit_write(v_merchant, p_call ->> 'principal', 'card.physical_bound', 'card:' || v_card.id,
                            jsonb_build_object('physicalCardId', v_plastic.id, 'proof', v_proof));
    end if;
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'PHYSICAL_CARD_BOUND', 'physicalCardId', v_plastic.id, 'cardId', v_card.id,
        'principalFen', v_plastic.principal_fen, 'bonusFen', v_plastic.bonus_fen, 'points', v_plastic.points,
        'balances', coalesce(v_outcome, '[]')));
end $$;
