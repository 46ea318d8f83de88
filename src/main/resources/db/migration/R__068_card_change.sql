-- Changes the state of a card.
--   p_args {"cardId", "change": "freeze" | "unfreeze" | "loss" | "close", "reason", "memberId" (a member: only its own)}
-- Allowed: freeze an active or lost card, report an active one lost, unfreeze a frozen or lost one, close any that holds
-- nothing. Asking for the state that is there already changes nothing and succeeds.
-- Outcomes: CARD_CHANGED {"cardId", "status"} · CARD_STATE_FORBIDS {"status"} · CARD_HOLDS_VALUE {"principalFen",
-- "bonusFen"} · CARD_UNDER_MEASURE {"measureId"} (frozen under the house rules: what two people decided, one does not
-- undo by unfreezing) · NOT_FOUND. A charge holds the card's row shared: whichever comes first is done whole before the other.
-- Lock order: idempotency, the card.
create or replace function card_change(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant  integer := (p_call ->> 'merchant')::integer;
    v_change    text := p_args ->> 'change';
    v_to        text := case v_change when 'freeze' then 'frozen' when 'unfreeze' then 'active'
                                      when 'loss' then 'lost' when 'close' then 'closed' end;
    v_card      card;
    v_principal bigint;
    v_bonus     bigint;
    v_measure   uuid;
    v_outcome   jsonb;
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
    if v_card.status = v_to then
        return idempotency_end(p_call, jsonb_build_object(
            'outcome', 'CARD_CHANGED', 'cardId', v_card.id, 'status', v_card.status));
    end if;
    if v_card.status = 'closed' or (v_change = 'loss' and v_card.status <> 'active') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_STATE_FORBIDS', 'status', v_card.status));
    end if;
    if v_change = 'unfreeze' then
        select measure_id into v_measure from measure_card where merchant_id = v_merchant and card_id = v_card.id;
        if found then
            return idempotency_end(p_call, jsonb_build_object(
                'outcome', 'CARD_UNDER_MEASURE', 'measureId', v_measure));
        end if;
    end if;
    if v_change = 'close' then
        v_principal := card_value(v_merchant, v_card.id, 'principal');
        v_bonus := card_value(v_merchant, v_card.id, 'bonus');
        if v_principal + v_bonus > 0 then
            return idempotency_end(p_call, jsonb_build_object(
                'outcome', 'CARD_HOLDS_VALUE', 'principalFen', v_principal, 'bonusFen', v_bonus));
        end if;
    end if;
    if v_to = 'closed' then
        delete from card_document where merchant_id = v_merchant and card_id = v_card.id;
    end if;
    update card set status = v_to, changed_at = app_now() where merchant_id = v_merchant and id = v_card.id;
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.' || v_change, 'card:' || v_card.id,
        jsonb_build_object('from', v_card.status, 'to', v_to, 'reason', p_args ->> 'reason'));
    perform outbox_publish(v_merchant, case v_change when 'freeze' then 'CardFrozen' when 'unfreeze' then 'CardUnfrozen'
                                                     when 'loss' then 'CardReportedLost' else 'CardClosed' end,
        'card:' || v_card.id, jsonb_build_object(
        'cardId', v_card.id, 'memberId', v_card.member_id, 'storeId', v_card.store_id, 'from', v_card.status));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_CHANGED', 'cardId', v_card.id, 'status', v_to));
end $$;
