-- The person that an id stands for today: itself, or whoever it was merged into.
create or replace function member_current(p_merchant integer, p_member uuid) returns uuid
    language sql stable
    as $$
    with recursive chain as (
        select id, merged_into from member where merchant_id = p_merchant and id = p_member
        union all
        select m.id, m.merged_into from chain c
          join member m on m.merchant_id = p_merchant and m.id = c.merged_into)
    select id from chain where merged_into is null
$$;
