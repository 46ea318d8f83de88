-- Moves points (points_merge) and growth of one person to another, each by one posting; answers the points moved. Both
-- persons are held.
create or replace function card_merge_points(p_merchant integer, p_actor text, p_from uuid, p_into uuid) returns bigint
    language plpgsql
    as $$
declare
    v_growth  bigint := card_value(p_merchant, p_from, 'growth');
    v_points  bigint := points_merge(p_merchant, p_actor, p_from, p_into);
    v_outcome jsonb;
begin
    if v_growth > 0 then
        v_outcome := ledger_post(p_merchant, jsonb_build_object(
                'key', 'merge:' || p_from, 'kind', 'merge', 'sourceKind', 'member', 'sourceId', p_from, 'actor', p_actor,
                'detail', jsonb_build_object('fromMember', p_from, 'intoMember', p_into)),
            jsonb_build_array(
                jsonb_build_object('holder', p_from, 'asset', 'growth', 'amount', -v_growth),
                jsonb_build_object('holder', p_into, 'asset', 'growth', 'amount', v_growth)));
        if v_outcome ->> 'outcome' <> 'POSTED' then
            raise exception 'merging growth of % into %: %', p_from, p_into, v_outcome;
        end if;
    end if;
    return v_points;
end $$;
