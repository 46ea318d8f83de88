-- These segments and all that their rules use, however far.
create or replace function segment_reach(p_merchant integer, p_segments uuid[]) returns uuid[]
    language sql stable
    as $$
    with recursive reach as (
        select s as id from unnest(p_segments) as s
        union
        select u from reach r join segment g on g.merchant_id = p_merchant and g.id = r.id
         cross join unnest(g.uses) as u)
    select coalesce(array_agg(id), '{}') from reach
$$;
