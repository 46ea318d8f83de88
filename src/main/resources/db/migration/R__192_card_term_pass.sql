-- Tells what time has brought to a card's term: that it ends in the days of its notice, once, and then that it is over.
-- Nothing is renewed by itself and nothing is paid: these are words alone.
--   p_args {"cardId"}; outcomes: ENDING, ENDED, NOTHING (told before, renewed, left, or the card is closed)
-- Lock order: the card, its term.
create or replace function card_term_pass(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card     card;
    v_term     card_term;
    v_over     boolean;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_card from card where merchant_id = v_merchant and id = (p_args ->> 'cardId')::uuid for share;
    select * into v_term from card_term
     where merchant_id = v_merchant and card_id = v_card.id and due_at <= app_now() for update;
    if not found or v_card.status = 'closed' then
        update card_term set due_at = null where merchant_id = v_merchant and card_id = v_term.card_id;
        return jsonb_build_object('outcome', 'NOTHING');
    end if;
    v_over := v_term.last_day < card_today(v_merchant);
    update card_term set due_at = case when not v_over then card_day_begins(v_merchant, last_day + 1) end
     where merchant_id = v_merchant and card_id = v_card.id;
    perform outbox_publish(v_merchant, case when v_over then 'CardTermEnded' else 'CardTermEnding' end,
        'card:' || v_card.id, jsonb_build_object('cardId', v_card.id, 'memberId', v_card.member_id,
            'kind', v_card.kind, 'lastDay', v_term.last_day));
    return jsonb_build_object('outcome', case when v_over then 'ENDED' else 'ENDING' end);
end $$;
