-- Whether what was told of a member is within each filter: a figure that was not told is within none. Null is no filter.
--   p_where {figure: {"atLeast", "below"} of a number, or {"oneOf": [words]}}
create or replace function campaign_where(p_where jsonb, p_told jsonb) returns boolean
    language sql immutable
    as $$
    select not exists (
        select from jsonb_each(p_where) as f (name, filter)
         where not coalesce(
             (f.filter -> 'atLeast' is null or (p_told ->> f.name)::bigint >= (f.filter ->> 'atLeast')::bigint)
             and (f.filter -> 'below' is null or (p_told ->> f.name)::bigint < (f.filter ->> 'below')::bigint)
             and (f.filter -> 'oneOf' is null or f.filter -> 'oneOf' ? (p_told ->> f.name)), false))
$$;
