-- Locks a line, made when it is new, and brings it to the business day of p_terms {"day", "closesAt"}: tickets of a day
-- before end, numbers begin at 1 again, the version goes on. A day that is over never comes back: who asks late is
-- served in the day that it is. Without terms the line stays in its day.
-- Lock order: whoever takes two lines takes them in the order of their codes.
create or replace function queue_lock(p_merchant integer, p_store uuid, p_line text, p_terms jsonb default null)
    returns queue_line
    language plpgsql
    as $$
declare
    v_line   queue_line;
    v_day    date := (p_terms ->> 'day')::date;
    v_closes timestamptz := (p_terms ->> 'closesAt')::timestamptz;
begin
    select * into v_line from queue_line
     where merchant_id = p_merchant and store_id = p_store and line = p_line for update;
    if not found then
        insert into queue_line (merchant_id, store_id, line, id, day)
        values (p_merchant, p_store, p_line, uuid_v7(), coalesce(v_day, store_day(p_merchant, p_store, app_now()) - 1))
        on conflict do nothing;
        select * into strict v_line from queue_line
         where merchant_id = p_merchant and store_id = p_store and line = p_line for update;
    end if;
    if v_day > v_line.day then
        perform queue_day_end(v_line);
        update queue_line set day = v_day, next_number = 1, left_places = '{}', closes_at = null, due_at = null
         where merchant_id = p_merchant and store_id = p_store and line = p_line
        returning * into v_line;
    end if;
    if v_closes <> coalesce(v_line.closes_at, '-infinity') and v_day = v_line.day then
        update queue_line
           set closes_at = v_closes,
               due_at = case when app_now() < v_closes - interval '30 minutes' then v_closes - interval '30 minutes'
                             else v_closes end
         where merchant_id = p_merchant and store_id = p_store and line = p_line
        returning * into v_line;
    end if;
    return v_line;
end $$;
