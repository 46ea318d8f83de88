-- Gives a card a new number: the card, its value and its history stay. The secret part behind the card codes changes
-- too, so that codes on a stolen phone die at once. A lost card becomes active again; a frozen one stays frozen.
--   p_args {"cardId", "numbers", "codeNumbers", "reason", "feeFen" (what the kind asks for it), "settled" ("paid" at the
--           counter, "waived", or null)}
-- Outcomes: CARD_REISSUED {"cardId", "number", "status"} · REISSUE_FEE_DUE {"feeFen"} (neither paid nor waived)
--           CARD_STATE_FORBIDS {"status"} · NOT_FOUND
-- Lock order: idempotency, the card.
create or replace function card_reissue(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card     card;
    v_number   text;
    v_code     bigint;
    v_status   text;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_card from card where merchant_id = v_merchant and id = (p_args ->> 'cardId')::uuid for update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_card.status = 'closed' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_STATE_FORBIDS', 'status', v_card.status));
    end if;
    if coalesce((p_args ->> 'feeFen')::bigint, 0) > 0 and p_args ->> 'settled' is null then
        return idempotency_end(p_call, jsonb_build_object(
            'outcome', 'REISSUE_FEE_DUE', 'feeFen', (p_args ->> 'feeFen')::bigint));
    end if;
    select n into strict v_number from jsonb_array_elements_text(p_args -> 'numbers') with ordinality as c (n, i)
     where not exists (select from card_number u where u.merchant_id = v_merchant and u.number = n) order by i limit 1;
    select n::bigint into strict v_code
      from jsonb_array_elements_text(p_args -> 'codeNumbers') with ordinality as c (n, i)
     where not exists (select from card u where u.merchant_id = v_merchant and u.code_number = n::bigint)
     order by i limit 1;
    v_status := case v_card.status when 'lost' then 'active' else v_card.status end;
    update card_number set retired_at = app_now() where merchant_id = v_merchant and number = v_card.number;
    insert into card_number (merchant_id, number, card_id) values (v_merchant, v_number, v_card.id);
    update card set number = v_number, code_number = v_code, status = v_status, changed_at = app_now()
     where merchant_id = v_merchant and id = v_card.id;
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.reissue', 'card:' || v_card.id,
        jsonb_build_object('from', v_card.status, 'to', v_status, 'reason', p_args ->> 'reason',
            'feeFen', coalesce((p_args ->> 'feeFen')::bigint, 0), 'settled', p_args ->> 'settled'));
    perform outbox_publish(v_merchant, 'CardReissued', 'card:' || v_card.id, jsonb_build_object(
        'cardId', v_card.id, 'memberId', v_card.member_id, 'storeId', v_card.store_id));
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'CARD_REISSUED', 'cardId', v_card.id, 'number', v_number, 'status', v_status));
end $$;
