-- People with all who were merged into them, themselves included: what those did is theirs.
create or replace function member_family(p_merchant integer, p_members uuid[]) returns table (member_id uuid, id uuid)
    language sql stable
    as $$
    with recursive family as (
        select p.id as member_id, p.id from unnest(p_members) as p (id)
        union all
        select f.member_id, m.id from family f
          join member m on m.merchant_id = p_merchant and m.merged_into = f.id)
    select member_id, id from family
$$;
