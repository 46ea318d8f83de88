-- The live card that a card became by merging, first, and after it all cards that were merged into it.
-- Reads only; lock the first with card_lock before deciding anything.
create or replace function card_lineage(p_merchant integer, p_card uuid) returns uuid[]
    language sql stable
    as $$
    with recursive up as (
        select c.id, c.merged_into, 0 as step from card c where c.merchant_id = p_merchant and c.id = p_card
        union all
        select c.id, c.merged_into, u.step + 1 from card c join up u on c.id = u.merged_into
         where c.merchant_id = p_merchant
    ), live as (
        select id from up order by step desc limit 1
    ), down as (
        select l.id, 0 as step from live l
        union all
        select c.id, d.step + 1 from card c join down d on c.merged_into = d.id where c.merchant_id = p_merchant
    )
    select array_agg(id order by step, id) from down
$$;
