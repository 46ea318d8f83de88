-- Ends what is left in a line that the caller holds: who waits or was called gets the state closed, and a word. Answers how
-- many.
create or replace function queue_day_end(p_line queue_line) returns integer
    language plpgsql
    as $$
declare
    v_left    queue_ticket[];
    v_version bigint;
    v_ended   queue_ticket;
begin
    select array_agg(t order by t.day, t.place, t.number) into v_left from queue_ticket t
     where t.merchant_id = p_line.merchant_id and t.store_id = p_line.store_id and t.line = p_line.line
       and t.state in ('waiting', 'called');
    if v_left is null then
        return 0;
    end if;
    v_version := queue_step(p_line, 'close', 'system', null, v_left);
    for v_ended in
        update queue_ticket t set state = 'closed', ended_at = app_now(), due_at = null, version = v_version,
                                  changed_by = v_version
          from unnest(v_left) as o
         where t.merchant_id = o.merchant_id and t.id = o.id
        returning t.*
    loop
        perform queue_publish('TicketEnded', v_ended, jsonb_build_object('state', v_ended.state));
    end loop;
    return cardinality(v_left);
end $$;
