-- From when and until when (itself no longer) a piece is good that is given at p_now, by the template's rule:
--   {"fixed": {"from"?, "until"}}          those moments; from the grant on without "from"
--   {"rolling": {"days"}}                  from the grant to the end of the day so many days later; 0 is today only
--   {"nextMemberDay": {"weekday"}}         that day alone: the next one after the day of the grant
-- or by what whoever gives it says:
--   {"month": {"of": a day of it}}         that calendar month; from the grant on where the month has begun
-- Days are the merchant's (p_zone).
create or replace function coupon_validity(p_zone text, p_now timestamptz, p_validity jsonb,
                                           out valid_from timestamptz, out valid_until timestamptz)
    language plpgsql stable
    as $$
declare
    v_today date := (p_now at time zone p_zone)::date;
    v_day   date;
begin
    if p_validity #>> '{fixed,until}' is not null then
        valid_from := coalesce((p_validity #>> '{fixed,from}')::timestamptz, p_now);
        valid_until := (p_validity #>> '{fixed,until}')::timestamptz;
    elsif p_validity #>> '{rolling,days}' is not null then
        valid_from := p_now;
        valid_until := (v_today + (p_validity #>> '{rolling,days}')::integer + 1)::timestamp at time zone p_zone;
    elsif p_validity #>> '{month,of}' is not null then
        v_day := date_trunc('month', (p_validity #>> '{month,of}')::timestamp)::date;
        valid_from := greatest(v_day::timestamp at time zone p_zone, p_now);
        valid_until := (v_day + interval '1 month') at time zone p_zone;
    else
        v_day := v_today + 1 + (array_position(
            array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
            p_validity #>> '{nextMemberDay,weekday}') - extract(isodow from v_today + 1)::integer + 7) % 7;
        valid_from := v_day::timestamp at time zone p_zone;
        valid_until := (v_day + 1)::timestamp at time zone p_zone;
    end if;
end $$;
