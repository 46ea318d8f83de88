-- A place right before this one, or the last of all for null, in a line that the caller holds. It is one that no ticket of
-- the line has or ever left on this day, so that an undo brings everybody back to where they stood.
create or replace function queue_place_before(p_line queue_line, p_place numeric) returns numeric
    language plpgsql stable
    as $$
declare
    v_near numeric;
begin
    select max(place) into v_near from (
        select t.place from queue_ticket t
         where t.merchant_id = p_line.merchant_id and t.store_id = p_line.store_id and t.line = p_line.line
           and t.day = p_line.day
        union all
        select l from unnest(p_line.left_places) as l) as used (place)
     where p_place is null or place < p_place;
    return case when p_place is null then ceil(coalesce(v_near, 0)) + 1
                else (coalesce(v_near, p_place - 1) + p_place) * 0.5 end;
end $$;
