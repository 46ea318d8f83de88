-- Whether there is such a person and they are neither deleted nor merged into another.
create or replace function member_is_live(p_merchant integer, p_member uuid) returns boolean
    language sql stable
    as $$
    select exists (select from member where merchant_id = p_merchant and id = p_member and status = 'active')
$$;
