-- Takes points out of a member's lots: those of p_first first (a sale's own lot, null for none), then the oldest. With
-- p_spending {"sourceKind", "sourceId"} it is kept from which lots they came. The caller holds the member's account and
-- has seen that there are enough.
create or replace function points_lot_take(p_merchant integer, p_member uuid, p_points bigint, p_first uuid,
                                           p_spending jsonb) returns void
    language plpgsql
    as $$
declare
    v_missing bigint := p_points;
    v_lot     record;
    v_take    bigint;
begin
    for v_turn in case when p_first is null then 1 else 0 end .. 1 loop
        for v_lot in
            select id, left_points from points_lot
             where merchant_id = p_merchant and member_id = p_member and left_points > 0
               and (v_turn = 1 or source_id = p_first)
             order by earned_at, id
        loop
            exit when v_missing = 0;
            v_take := least(v_missing, v_lot.left_points);
            update points_lot set left_points = left_points - v_take where merchant_id = p_merchant and id = v_lot.id;
            if p_spending is not null then
                insert into points_spending (merchant_id, source_kind, source_id, lot_id, points)
                values (p_merchant, p_spending ->> 'sourceKind', (p_spending ->> 'sourceId')::uuid, v_lot.id, v_take);
            end if;
            v_missing := v_missing - v_take;
        end loop;
    end loop;
    if v_missing > 0 then
        raise exception 'lots of member % lack % points', p_member, v_missing;
    end if;
end $$;
