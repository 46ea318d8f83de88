-- Somebody joins: gives the card that this person has, or opens one. However often and from wherever it is asked, one
-- person has one live card of a kind.
--   p_args {"memberId" (who asks), "kind", "balanceCapFen", "programmeVersion", "phoneRequired", "consents": [...],
--           "phone": {"index", "sealed", "keyId"} or null, "joinCode", "referrer", "cardId", "numbers", "codeNumbers",
--           "claimId", "claimDelay", "eligibility" (as eligibility_claim takes it)}
-- Outcomes: CARD_ISSUED, CARD_FOUND {"cardId", "memberId"}
--           CARD_CLAIMED {"cardId", "claimId"}: the phone belongs to somebody whose card holds value, and this openid is
--             new. Numbers are recycled: nothing is opened and nothing is shared before a second proof.
--           PHONE_OF_ANOTHER_CARD (who asks has a card already, the phone too: merging is for staff)
--           PHONE_REQUIRED, MEMBER_GONE, MEMBERSHIP_UNDER_MEASURE (no new card while the house rules bar it)
--           NOT_ELIGIBLE (not on the merchant's list)
-- Lock order: idempotency, the phone number, member rows by id, the list.
create or replace function card_issue(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_kind     text := p_args ->> 'kind';
    v_phone    jsonb := nullif(p_args -> 'phone', 'null');
    v_member   member;
    v_owner    uuid;
    v_card     uuid;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    if v_phone is not null then
        perform member_phone_lock(v_merchant, v_phone ->> 'index');
        select id into v_owner from member where merchant_id = v_merchant and phone_index = v_phone ->> 'index';
    end if;
    perform from member
      where merchant_id = v_merchant and id in (member_current(v_merchant, (p_args ->> 'memberId')::uuid), v_owner)
      order by id for no key update;
    select * into v_member from member
     where merchant_id = v_merchant and id = member_current(v_merchant, (p_args ->> 'memberId')::uuid)
       for no key update;
    if v_member.status is distinct from 'active' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'MEMBER_GONE'));
    end if;

    if v_owner is not null and v_owner <> v_member.id then
        v_outcome := card_meet_owner(v_merchant, v_member, v_owner, p_args);
        if v_outcome ->> 'outcome' not in ('SAME_PERSON', 'PHONE_RELEASED') then
            return idempotency_end(p_call, v_outcome);
        end if;
        if v_outcome ->> 'outcome' = 'SAME_PERSON' then
            select * into v_member from member where merchant_id = v_merchant and id = v_owner;
        end if;
    end if;
    select id into v_card from card
     where merchant_id = v_merchant and member_id = v_member.id and kind = v_kind and status <> 'closed';
    if v_card is null and v_phone is null and v_member.phone_index is null and (p_args ->> 'phoneRequired')::boolean then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'PHONE_REQUIRED'));
    end if;
    if v_card is null and measure_bars(v_merchant, v_member.id) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'MEMBERSHIP_UNDER_MEASURE'));
    end if;
    if v_card is null and not eligibility_claim(v_merchant, v_member.id,
            coalesce(v_phone ->> 'index', v_member.phone_index), p_args -> 'eligibility') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_ELIGIBLE'));
    end if;
    perform member_consent_give(v_merchant, v_member.id, p_args -> 'consents', 'mini_program');
    if v_phone is not null and v_member.phone_index is null then
        perform member_phone_set(v_merchant, v_member.id, v_phone);
    end if;
    if v_card is null then
        perform card_open(v_merchant, v_member.id, p_args);
    end if;
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', case when v_card is null then 'CARD_ISSUED' else 'CARD_FOUND' end,
        'cardId', coalesce(v_card, (p_args ->> 'cardId')::uuid), 'memberId', v_member.id));
end $$;
