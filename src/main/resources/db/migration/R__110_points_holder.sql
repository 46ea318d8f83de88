-- Who may get points under that id: the member, or whoever they were merged into; null for nobody who is there.
create or replace function points_holder(p_merchant integer, p_member uuid) returns uuid
    language sql stable
    as $$
    select id from member
     where merchant_id = p_merchant and id = member_current(p_merchant, p_member) and kind = 'member' and status = 'active'
$$;
