-- Whether a member's verified phone has this keyed index: tells that a staff member and a member are one person.
-- False when either has no phone.
create or replace function member_has_phone(p_merchant integer, p_member uuid, p_index text) returns boolean
    language sql stable
    as $$
    select exists (select from member
                    where merchant_id = p_merchant and id = p_member and phone_index = p_index)
$$;
