-- What each rate of a sale comes to, in whole points, with the rests of the rounding window: 'receipt' drops the rest of
-- the sale, 'day' drops the rest of the day, 'carry' drops nothing. p_rates [{"code", "paidFen", "points", "perFen",
-- "basisPoints"}]: points for each perFen of paidFen, times basisPoints / 10000. Answers [{"rate", "day", "units",
-- "divisor", "points"}]. The caller holds the member's account.
create or replace function points_accrue(p_merchant integer, p_member uuid, p_day date, p_window text, p_rates jsonb)
    returns jsonb
    language plpgsql
    as $$
declare
    v_rate   record;
    v_day    date := case p_window when 'day' then p_day when 'carry' then 'infinity'::date end;
    v_rest   points_rest;
    v_units  numeric;
    v_total  numeric;
    v_points numeric;
    v_parts  jsonb := '[]';
begin
    for v_rate in
        select code, "paidFen"::numeric * points * "basisPoints" as units, "perFen" * 10000 as divisor
          from jsonb_to_recordset(p_rates)
            as r (code text, "paidFen" bigint, points bigint, "perFen" numeric, "basisPoints" bigint)
         order by code
    loop
        v_units := v_rate.units;
        v_total := v_units;
        if v_day is not null then
            select * into v_rest from points_rest
             where merchant_id = p_merchant and member_id = p_member and rate = v_rate.code and day = v_day;
            -- A rest of other rules is worth what it is in points.
            v_total := v_total + case when not found then 0
                when v_rest.divisor = v_rate.divisor then v_rest.rest
                else trunc(v_rest.rest * v_rate.divisor / v_rest.divisor) end;
        end if;
        v_points := greatest(div(v_total, v_rate.divisor), 0);
        if v_day is not null then
            insert into points_rest as r (merchant_id, member_id, rate, day, rest, divisor)
            values (p_merchant, p_member, v_rate.code, v_day, v_total - v_points * v_rate.divisor, v_rate.divisor)
            on conflict (merchant_id, member_id, rate, day)
                do update set rest = excluded.rest, divisor = excluded.divisor;
        end if;
        v_parts := v_parts || jsonb_build_object('rate', v_rate.code, 'day', v_day, 'units', v_units,
                                                 'divisor', v_rate.divisor, 'points', v_points);
    end loop;
    return v_parts;
end $$;
