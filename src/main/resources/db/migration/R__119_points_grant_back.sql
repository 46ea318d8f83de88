-- Takes back what is left of points that points_grant gave for a source; what was spent of them, or has paid a debt,
-- stays. Answers how many, and tells PointsTakenBack. The caller sees to it that this is asked once for each source,
-- and has set the merchant.
-- Lock order: accounts of the member.
create or replace function points_grant_back(p_merchant integer, p_actor text, p_kind text, p_source text)
    returns bigint
    language plpgsql
    as $$
declare
    v_grant  points_grant;
    v_member uuid;
    v_left   bigint;
begin
    select * into v_grant from points_grant where merchant_id = p_merchant and kind = p_kind and source = p_source;
    if not found then
        return 0;
    end if;
    v_member := member_current(p_merchant, v_grant.member_id);
    perform points_open(p_merchant, v_member);
    select coalesce(sum(left_points), 0) into v_left from points_lot
     where merchant_id = p_merchant and member_id = v_member and source_id = v_grant.id and left_points > 0;
    if v_left > 0 then
        perform points_lot_take(p_merchant, v_member, v_left, v_grant.id, null);
        perform points_post(p_merchant, v_member, jsonb_build_object(
                'key', concat_ws(':', 'points-grant-back', p_kind, p_source), 'kind', 'points_grant_back',
                'sourceKind', 'points_grant', 'sourceId', v_grant.id, 'actor', p_actor),
            jsonb_build_object('points_issued', v_left));
        update points_grant set back_points = v_left
         where merchant_id = p_merchant and kind = p_kind and source = p_source;
        perform outbox_publish(p_merchant, 'PointsTakenBack', 'member:' || v_member, jsonb_build_object(
            'memberId', v_member, 'points', v_left, 'kind', p_kind));
    end if;
    return v_left;
end $$;
