-- Finds out who asks for a card and whether one may be opened for them; gives their consents and phone. It opens none.
--   p_args as card_issue, and "refusal" (why none of this kind is opened in this way, or null), "perMember" (how many of
--   the kind one person may ever have, or null), "channel" (where consents are given)
-- Outcomes: MAY_OPEN {"memberId"}: the person's row is locked and has no live card of the kind
--           CARD_FOUND, CARD_CLAIMED, PHONE_OF_ANOTHER_CARD, PHONE_REQUIRED, MEMBER_GONE, MEMBERSHIP_UNDER_MEASURE as
--           card_issue; CARD_KIND_USED_UP {"perMember"}; NOT_ELIGIBLE (not on the merchant's list); the refusal
-- Lock order: the phone number, member rows by id, the list.
create or replace function card_seek(p_merchant integer, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_kind     text := p_args ->> 'kind';
    v_phone    jsonb := nullif(p_args -> 'phone', 'null');
    v_member   member;
    v_owner    uuid;
    v_card     uuid;
    v_outcome  jsonb;
begin
    if v_phone is not null then
        perform member_phone_lock(p_merchant, v_phone ->> 'index');
        select id into v_owner from member where merchant_id = p_merchant and phone_index = v_phone ->> 'index';
    end if;
    perform from member
      where merchant_id = p_merchant and id in (member_current(p_merchant, (p_args ->> 'memberId')::uuid), v_owner)
      order by id for no key update;
    select * into v_member from member
     where merchant_id = p_merchant and id = member_current(p_merchant, (p_args ->> 'memberId')::uuid)
       for no key update;
    if v_member.status is distinct from 'active' then
        return jsonb_build_object('outcome', 'MEMBER_GONE');
    end if;

    if v_owner is not null and v_owner <> v_member.id then
        v_outcome := card_meet_owner(p_merchant, v_member, v_owner, p_args);
        if v_outcome ->> 'outcome' not in ('SAME_PERSON', 'PHONE_RELEASED') then
            return v_outcome;
        end if;
        if v_outcome ->> 'outcome' = 'SAME_PERSON' then
            select * into v_member from member where merchant_id = p_merchant and id = v_owner;
        end if;
    end if;
    select id into v_card from card
     where merchant_id = p_merchant and member_id = v_member.id and kind = v_kind and status <> 'closed';
    if v_card is null then
        v_outcome := case
            when v_phone is null and v_member.phone_index is null and (p_args ->> 'phoneRequired')::boolean
                then jsonb_build_object('outcome', 'PHONE_REQUIRED')
            when measure_bars(p_merchant, v_member.id) then jsonb_build_object('outcome', 'MEMBERSHIP_UNDER_MEASURE')
            when p_args ->> 'refusal' is not null then jsonb_build_object('outcome', p_args ->> 'refusal')
            when (select count(*) from card c where c.merchant_id = p_merchant and c.member_id = v_member.id
                     and c.kind = v_kind) >= (p_args ->> 'perMember')::integer
                then jsonb_build_object('outcome', 'CARD_KIND_USED_UP', 'perMember', (p_args ->> 'perMember')::integer)
            when not eligibility_claim(p_merchant, v_member.id, coalesce(v_phone ->> 'index', v_member.phone_index),
                                       p_args -> 'eligibility') then jsonb_build_object('outcome', 'NOT_ELIGIBLE')
            end;
        if v_outcome is not null then
            return v_outcome;
        end if;
    end if;
    perform member_consent_give(p_merchant, v_member.id, p_args -> 'consents',
                                coalesce(p_args ->> 'channel', 'mini_program'));
    if v_phone is not null and v_member.phone_index is null then
        perform member_phone_set(p_merchant, v_member.id, v_phone);
    end if;
    return jsonb_strip_nulls(jsonb_build_object(
        'outcome', case when v_card is null then 'MAY_OPEN' else 'CARD_FOUND' end,
        'cardId', v_card, 'memberId', v_member.id));
end $$;
