-- Gives spent points back to the lots they came from, the youngest lot first, because it was taken last. Where a lot's
-- last day has passed meanwhile, they live on for as many days as they had left when they were spent. The caller holds
-- the member's account and has counted how many may come back.
create or replace function points_lot_return(p_merchant integer, p_member uuid, p_source points_source, p_points bigint,
                                             p_today date) returns void
    language plpgsql
    as $$
declare
    v_rest bigint := p_points;
    v_from record;
    v_give bigint;
begin
    for v_from in
        select s.lot_id, s.points - s.returned_points as still_out, l.source_kind, l.source_id, l.earned_at, l.last_day
          from points_spending s
          join points_lot l on l.merchant_id = s.merchant_id and l.id = s.lot_id
         where s.merchant_id = p_merchant and s.source_kind = p_source.source_kind and s.source_id = p_source.source_id
           and s.returned_points < s.points
         order by l.earned_at desc, l.id desc
    loop
        exit when v_rest = 0;
        v_give := least(v_rest, v_from.still_out);
        update points_spending set returned_points = returned_points + v_give
         where merchant_id = p_merchant and source_kind = p_source.source_kind and source_id = p_source.source_id
           and lot_id = v_from.lot_id;
        if v_from.last_day < p_today then
            perform points_lot_add(p_merchant, p_member, v_give, jsonb_build_object(
                'sourceKind', v_from.source_kind, 'sourceId', v_from.source_id, 'earnedAt', v_from.earned_at,
                'lastDay', p_today + greatest(v_from.last_day - p_source.spent_on, 0)));
        else
            -- A lot that was empty when two people became one stayed with the one who is gone.
            update points_lot set left_points = left_points + v_give, member_id = p_member
             where merchant_id = p_merchant and id = v_from.lot_id;
            update points_account set next_last_day = v_from.last_day
             where merchant_id = p_merchant and member_id = p_member
               and v_from.last_day is not null and (next_last_day is null or next_last_day > v_from.last_day);
        end if;
        v_rest := v_rest - v_give;
    end loop;
    if v_rest > 0 then
        raise exception 'source % spent % points less than come back', p_source.source_id, v_rest;
    end if;
end $$;
