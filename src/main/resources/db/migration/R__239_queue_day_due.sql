-- What the clock brings to a line: half an hour before its opening closes, QueueClosing to each party that waits; at the
-- closing, the end of every ticket that is left. Once each, unless the opening is given another end meanwhile.
--   p_args {"lineId"}; outcomes: CLOSING {"tickets"}, CLOSED {"tickets"}, NOTHING
-- Lock order: line.
create or replace function queue_day_due(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_line     queue_line;
    v_ticket   queue_ticket;
    v_count    integer := 0;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_line from queue_line
     where merchant_id = v_merchant and id = (p_args ->> 'lineId')::uuid and due_at <= app_now() for update;
    if not found then
        return jsonb_build_object('outcome', 'NOTHING');
    end if;
    update queue_line set due_at = case when closes_at > app_now() then closes_at end
     where merchant_id = v_merchant and store_id = v_line.store_id and line = v_line.line;
    if v_line.closes_at <= app_now() then
        return jsonb_build_object('outcome', 'CLOSED', 'tickets', queue_day_end(v_line));
    end if;
    for v_ticket in
        select * from queue_ticket t
         where t.merchant_id = v_merchant and t.store_id = v_line.store_id and t.line = v_line.line
           and t.day = v_line.day and t.state = 'waiting'
         order by t.place, t.number
    loop
        perform queue_publish('QueueClosing', v_ticket, jsonb_build_object('closesAt', v_line.closes_at));
        v_count := v_count + 1;
    end loop;
    return jsonb_build_object('outcome', 'CLOSING', 'tickets', v_count);
end $$;
