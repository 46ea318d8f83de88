-- The first moment from p_at on that is in no quiet hours; p_at itself where it is in none.
--   p_quiet {"from", "to"} times of day where p_zone is; a "to" not after "from" is the next morning's; null for none
create or replace function message_quiet_end(p_quiet jsonb, p_zone text, p_at timestamptz) returns timestamptz
    language plpgsql stable
    as $$
declare
    v_local timestamp := p_at at time zone p_zone;
    v_from  time := (p_quiet ->> 'from')::time;
    v_to    time := (p_quiet ->> 'to')::time;
    v_night boolean := v_to < v_from;
    v_late  boolean := v_local::time >= v_from;
    v_early boolean := v_local::time < v_to;
begin
    if v_from is null or not (case when v_night then v_late or v_early else v_late and v_early end) then
        return p_at;
    end if;
    return (v_local::date + (case when v_night and v_late then 1 else 0 end) + v_to) at time zone p_zone;
end $$;
