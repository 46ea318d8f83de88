-- Puts points into a lot of their own. p_lot {"sourceKind", "sourceId", "earnedAt": null for now, "lastDay": null for
-- never}. The caller holds the member's account and posts them.
create or replace function points_lot_add(p_merchant integer, p_member uuid, p_points bigint, p_lot jsonb) returns void
    language plpgsql
    as $$
declare
    v_last_day date := (p_lot ->> 'lastDay')::date;
begin
    insert into points_lot (merchant_id, member_id, source_kind, source_id, earned_at, points, left_points, last_day)
    values (p_merchant, p_member, p_lot ->> 'sourceKind', (p_lot ->> 'sourceId')::uuid,
            coalesce((p_lot ->> 'earnedAt')::timestamptz, app_now()), p_points, p_points, v_last_day);
    update points_account set next_last_day = v_last_day
     where merchant_id = p_merchant and member_id = p_member
       and v_last_day is not null and (next_last_day is null or next_last_day > v_last_day);
end $$;
