-- Somebody stands at the counter and tells a phone number: the person who has it, or a new one, who is found again when
-- the number is shown on a phone. The caller's commit; the number was not verified by WeChat, so whoever joins with it
-- meets card_meet_owner like everybody else.
--   p_args {"memberId", "keyId", "keySealed", "phone": {"index", "sealed", "keyId"}}
-- Lock order: the phone number.
create or replace function member_at_counter(p_merchant integer, p_args jsonb) returns uuid
    language plpgsql
    as $$
declare
    v_member uuid;
begin
    perform member_phone_lock(p_merchant, p_args #>> '{phone,index}');
    select id into v_member from member
     where merchant_id = p_merchant and phone_index = p_args #>> '{phone,index}';
    if v_member is null then
        v_member := (p_args ->> 'memberId')::uuid;
        insert into member (merchant_id, id) values (p_merchant, v_member);
        insert into member_key (merchant_id, id, member_id, key_sealed)
        values (p_merchant, (p_args ->> 'keyId')::uuid, v_member, p_args ->> 'keySealed');
        perform member_phone_set(p_merchant, v_member, p_args -> 'phone');
    else
        insert into member_key (merchant_id, id, member_id, key_sealed)
        values (p_merchant, (p_args ->> 'keyId')::uuid, v_member, p_args ->> 'keySealed');
    end if;
    return v_member;
end $$;
