-- Gives a member back all points that one source spent and that are not back yet, to the lots they came from; answers
-- how many, 0 for a source that is known to have none left. For what is undone as a whole; a sale goes back in parts by
-- points_refund. A person that was merged is who they are now.
-- Lock order: accounts of the member. The caller has set the merchant.
create or replace function points_return(p_merchant integer, p_actor text, p_member uuid, p_source_kind text,
                                         p_source uuid) returns bigint
    language plpgsql
    as $$
declare
    v_member uuid := member_current(p_merchant, p_member);
    v_source points_source;
    v_points bigint;
begin
    perform points_open(p_merchant, v_member);
    select * into v_source from points_source
     where merchant_id = p_merchant and source_kind = p_source_kind and source_id = p_source;
    v_points := coalesce(v_source.spent_points - v_source.returned_points, 0);
    if v_points > 0 then
        update points_source set returned_points = spent_points
         where merchant_id = p_merchant and source_kind = p_source_kind and source_id = p_source;
        perform points_lot_return(p_merchant, v_member, v_source, v_points, points_day(p_merchant));
        perform points_post(p_merchant, v_member, jsonb_build_object(
                'key', 'points-return:' || p_source, 'kind', 'points_return', 'sourceKind', p_source_kind,
                'sourceId', p_source, 'actor', p_actor),
            jsonb_build_object('points_spent', -v_points));
    end if;
    return v_points;
end $$;
