-- The ids of members after one, in their order: a page for who gathers something of all of them. Null is the beginning.
create or replace function member_after(p_merchant integer, p_after uuid, p_limit integer) returns uuid[]
    language sql stable
    as $$
    select coalesce(array_agg(m.id order by m.id), '{}')
      from (select id from member
             where merchant_id = p_merchant and kind = 'member' and status = 'active'
               and id > coalesce(p_after, '00000000-0000-0000-0000-000000000000'::uuid)
             order by id limit p_limit) m
$$;
