-- Members by the keyed indexes of their verified phones.
create or replace function member_by_phones(p_merchant integer, p_indexes text[])
    returns table (phone_index text, member_id uuid)
    language sql stable
    as $$
    select m.phone_index, m.id from member m
     where m.merchant_id = p_merchant and m.phone_index = any (p_indexes) and m.kind = 'member' and m.status = 'active'
$$;
