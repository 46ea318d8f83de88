-- The refusal OWN_CARD when the acting staff member is the member himself; else null. p_args "actorPhoneIndex" is the
-- keyed index of the staff member's phone, or missing.
create or replace function till_own_card(p_merchant integer, p_member uuid, p_args jsonb) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('outcome', 'OWN_CARD')
     where p_args ->> 'actorPhoneIndex' is not null
       and member_has_phone(p_merchant, p_member, p_args ->> 'actorPhoneIndex')
$$;
