-- Whether a person may join by the merchant's list, and writes into the entry that it was they. By a verified phone, by
-- a number that nobody else has joined by, or because they joined by the list before. True where no list is asked for.
--   p_claim {"numberIndex"} or null where everybody may join
-- The caller holds the member row. Lock order: the member, then entries by id.
create or replace function eligibility_claim(p_merchant integer, p_member uuid, p_phone_index text, p_claim jsonb)
    returns boolean
    language plpgsql
    as $$
declare
    v_entry uuid;
begin
    if nullif(p_claim, 'null') is null then
        return true;
    end if;
    select id into v_entry from eligibility_entry
     where merchant_id = p_merchant
       and (member_id = p_member or phone_index = p_phone_index
            or (member_id is null and number_index = p_claim ->> 'numberIndex'))
     order by (member_id = p_member) desc nulls last, (phone_index = p_phone_index) desc nulls last
     limit 1;
    if not found then
        return false;
    end if;
    update eligibility_entry set member_id = p_member, joined_at = coalesce(joined_at, app_now())
     where merchant_id = p_merchant and id = v_entry
       and (member_id is null or member_id = p_member or phone_index = p_phone_index);
    return found;
end $$;
