-- Gives a person a verified phone number, in the caller's commit.
--   p_phone {"index", "sealed", "keyId"}
-- True when it is theirs now; false when another live person has it.
create or replace function member_phone_set(p_merchant integer, p_member uuid, p_phone jsonb) returns boolean
    language plpgsql
    as $$
begin
    perform member_phone_lock(p_merchant, p_phone ->> 'index');
    perform from member
      where merchant_id = p_merchant and phone_index = p_phone ->> 'index' and id <> p_member;
    if found then
        return false;
    end if;
    update member
       set phone_index = p_phone ->> 'index', phone_sealed = p_phone ->> 'sealed',
           phone_key_id = (p_phone ->> 'keyId')::uuid, phone_at = app_now(), version = version + 1
     where merchant_id = p_merchant and id = p_member and status = 'active';
    return found;
end $$;
