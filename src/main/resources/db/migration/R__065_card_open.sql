-- Opens a card for a person who has no live one of its kind, with its accounts, and tells the world. The caller holds
-- the member row and has ended doubts about who it is.
--   p_args as card_issue, with "term" {"months", "noticeDays"} or null; the first number and
--   code number that nobody has are taken, the candidates being random.
create or replace function card_open(p_merchant integer, p_member uuid, p_args jsonb) returns void
    language plpgsql
    as $$
declare
    v_card     uuid := (p_args ->> 'cardId')::uuid;
    v_from     join_code := join_attribution(p_merchant, p_member, p_args ->> 'joinCode');
    v_referrer uuid;
    v_number   text;
    v_code     bigint;
begin
    select member_id into v_referrer from join_code
     where merchant_id = p_merchant and code = p_args ->> 'referrer' and source = 'friend' and member_id <> p_member;
    v_referrer := coalesce(v_referrer, nullif(v_from.member_id, p_member));
    select n into strict v_number from jsonb_array_elements_text(p_args -> 'numbers') with ordinality as c (n, i)
     where not exists (select from card_number u where u.merchant_id = p_merchant and u.number = n) order by i limit 1;
    select n::bigint into strict v_code from jsonb_array_elements_text(p_args -> 'codeNumbers') with ordinality as c (n, i)
     where not exists (select from card u where u.merchant_id = p_merchant and u.code_number = n::bigint)
     order by i limit 1;
    insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen, store_id, join_code_id,
                      referrer_id, programme_version)
    values (p_merchant, v_card, p_member, p_args ->> 'kind', v_number, v_code, (p_args ->> 'balanceCapFen')::bigint,
            coalesce((p_args ->> 'storeId')::uuid, v_from.store_id), v_from.id, v_referrer,
            (p_args ->> 'programmeVersion')::integer);
    insert into card_number (merchant_id, number, card_id) values (p_merchant, v_number, v_card);
    update member set kind = 'member', joined_at = coalesce(joined_at, app_now()), version = version + 1
     where merchant_id = p_merchant and id = p_member;
    perform ledger_open(p_merchant, 'card', v_card);
    perform ledger_open(p_merchant, 'member', p_member);
    if nullif(p_args -> 'term', 'null') is not null then
        perform card_term_begin(p_merchant, v_card, (p_args #>> '{term,months}')::integer,
                                (p_args #>> '{term,noticeDays}')::integer);
    end if;
    perform outbox_publish(p_merchant, 'CardIssued', 'card:' || v_card, jsonb_build_object(
        'cardId', v_card, 'memberId', p_member, 'kind', p_args ->> 'kind',
        'storeId', coalesce((p_args ->> 'storeId')::uuid, v_from.store_id),
        'joinCodeId', v_from.id, 'source', v_from.source, 'referrerId', v_referrer,
        'staffId', coalesce((p_args ->> 'staffId')::uuid, v_from.staff_id),
        'programmeVersion', (p_args ->> 'programmeVersion')::integer));
end $$;
