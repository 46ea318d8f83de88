-- Takes the refunded share of a sale out of the rests of its rounding window, less what the points that go back with it
-- stand for, so that buying and giving back never leaves a rest behind. The caller holds the member's account.
create or replace function points_rest_back(p_merchant integer, p_member uuid, p_source points_source, p_total bigint,
                                            p_before bigint, p_amount bigint) returns void
    language plpgsql
    as $$
declare
    v_part record;
begin
    if p_total = 0 then
        return;
    end if;
    for v_part in
        select rate, day, divisor,
               div(units * (p_before + p_amount), p_total) - div(units * p_before, p_total) as units,
               points_share_back(points, 0, p_total, p_before, p_amount) as points
          from jsonb_to_recordset(p_source.parts)
            as p (rate text, day date, units numeric, divisor numeric, points bigint)
         where day is not null
         order by rate
    loop
        update points_rest r
           set rest = r.rest + trunc((v_part.points * v_part.divisor - v_part.units) * r.divisor / v_part.divisor)
         where merchant_id = p_merchant and member_id = p_member and rate = v_part.rate and day = v_part.day;
    end loop;
end $$;
