-- A member ends the term of a card's benefits: they end with this day's end at the latest, here at once, and no notice
-- asks for a renewal any more. The card stays, and its money is spent or given back as before.
--   p_args {"cardId", "memberId"}
-- Outcomes: CARD_LEFT {"cardId"} (also for one that was left before) · NO_TERM · NOT_FOUND
-- Lock order: idempotency, the card, its term.
create or replace function card_leave(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card     card;
    v_term     card_term;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_card from card
     where merchant_id = v_merchant and id = (p_args ->> 'cardId')::uuid
       and member_id = (p_args ->> 'memberId')::uuid for share;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select * into v_term from card_term where merchant_id = v_merchant and card_id = v_card.id for update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NO_TERM'));
    end if;
    if v_term.left_at is null then
        update card_term
           set left_at = app_now(), due_at = null, last_day = least(last_day, card_today(v_merchant) - 1)
         where merchant_id = v_merchant and card_id = v_card.id;
        perform audit_write(v_merchant, p_call ->> 'principal', 'card.left', 'card:' || v_card.id,
            jsonb_build_object('lastDay', v_term.last_day));
        perform outbox_publish(v_merchant, 'CardLeft', 'card:' || v_card.id, jsonb_build_object(
            'cardId', v_card.id, 'memberId', v_card.member_id, 'kind', v_card.kind));
    end if;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_LEFT', 'cardId', v_card.id));
end $$;
