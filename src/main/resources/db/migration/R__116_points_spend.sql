-- Spends points of a member, the oldest first, once for each source.
-- Answers null when they are spent, or were by this source before; else a refusal with nothing written:
-- INSUFFICIENT_POINTS {"points": the balance, "missingPoints"}.
-- Lock order: accounts of the member. The caller has set the merchant.
create or replace function points_spend(p_merchant integer, p_actor text, p_member uuid, p_source_kind text, p_source uuid,
                                        p_points bigint) returns jsonb
    language plpgsql
    as $$
declare
    v_balance bigint;
begin
    if p_points < 0 then
        raise exception 'source % spends % points', p_source, p_points;
    elsif p_points = 0 then
        return null;
    end if;
    v_balance := points_open(p_merchant, p_member);
    if exists (select from points_source where merchant_id = p_merchant and source_kind = p_source_kind
                                           and source_id = p_source and spent_points > 0) then
        return null;
    end if;
    if v_balance < p_points then
        return jsonb_build_object('outcome', 'INSUFFICIENT_POINTS', 'points', v_balance,
                                  'missingPoints', p_points - v_balance);
    end if;
    insert into points_source as s (merchant_id, source_kind, source_id, member_id, spent_points, spent_on)
    values (p_merchant, p_source_kind, p_source, p_member, p_points, points_day(p_merchant))
    on conflict (merchant_id, source_kind, source_id)
        do update set spent_points = excluded.spent_points, spent_on = excluded.spent_on;
    perform points_lot_take(p_merchant, p_member, p_points, null, jsonb_build_object(
        'sourceKind', p_source_kind, 'sourceId', p_source));
    perform points_post(p_merchant, p_member, jsonb_build_object(
            'key', 'points-spend:' || p_source, 'kind', 'points_spending', 'sourceKind', p_source_kind,
            'sourceId', p_source, 'actor', p_actor),
        jsonb_build_object('points_spent', p_points));
    return null;
end $$;
