-- Moves points and growth of one person to another by one posting; answers the points moved. Both rows are held.
create or replace function card_merge_points(p_merchant integer, p_actor text, p_from uuid, p_into uuid) returns bigint
    language plpgsql
    as $$
declare
    v_points  bigint := card_value(p_merchant, p_from, 'points');
    v_lines   jsonb;
    v_outcome jsonb;
begin
    select coalesce(jsonb_agg(l), '[]') into v_lines
      from (values ('points', v_points), ('growth', card_value(p_merchant, p_from, 'growth'))) as a (asset, amount)
     cross join lateral (values (jsonb_build_object('holder', p_from, 'asset', a.asset, 'amount', -a.amount)),
                                (jsonb_build_object('holder', p_into, 'asset', a.asset, 'amount', a.amount))) as b (l)
     where a.amount > 0;
    if jsonb_array_length(v_lines) > 0 then
        perform ledger_open(p_merchant, 'member', p_into);
        v_outcome := ledger_post(p_merchant, jsonb_build_object(
            'key', 'merge:' || p_from, 'kind', 'merge', 'sourceKind', 'member', 'sourceId', p_from, 'actor', p_actor,
            'detail', jsonb_build_object('fromMember', p_from, 'intoMember', p_into)), v_lines);
        if v_outcome ->> 'outcome' <> 'POSTED' then
            raise exception 'merging points of % into %: %', p_from, p_into, v_outcome;
        end if;
    end if;
    return v_points;
end $$;
