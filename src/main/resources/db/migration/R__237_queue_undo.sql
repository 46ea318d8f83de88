-- A host takes back the last step of a host in a line; asked again, the one before it. Its tickets become what they were,
-- at the place where they stood, and a table that a party was seated at is free again if it still sits there.
--   p_args {"storeId", "line"}
-- Outcomes: UNDONE {"kind", "ticket"}; NOTHING_TO_UNDO; STEP_OVERTAKEN, figures as queue_changed, of a ticket that was
--           changed since, or of the newer one of its person
-- Promises: exactly as it was, or not at all; nothing of a day that is over in one of its lines. A number that a move gave is not given again.
-- Lock order: idempotency, the lines of the step in the order of their codes, table.
create or replace function queue_undo(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_line     queue_line;
    v_seen     queue_step;
    v_step     queue_step;
    v_tickets  queue_ticket[];
    v_since    queue_ticket;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_line from queue_line
     where merchant_id = v_merchant and store_id = v_store and line = p_args ->> 'line';
    v_seen := queue_undoable(v_line);
    if v_seen.version is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOTHING_TO_UNDO'));
    end if;
    perform queue_lock(v_merchant, v_store, l)
       from (select l from unnest(array[v_seen.line, v_seen.other_line]) as l where l is not null
              order by l collate "C") as lines;
    v_line := queue_lock(v_merchant, v_store, v_seen.line);
    v_step := queue_undoable(v_line);
    if v_step.version is distinct from v_seen.version then
        raise exception using errcode = '40001', message = 'another step came in between';
    end if;
    if v_step.other_line is not null and not exists (
        select from queue_step s join queue_line l using (merchant_id, store_id, line, day)
         where s.merchant_id = v_merchant and s.store_id = v_store and s.line = v_step.other_line
           and s.version = v_step.version) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOTHING_TO_UNDO'));
    end if;
    select array_agg(t order by t.id) into strict v_tickets
      from queue_ticket t join jsonb_array_elements(v_step.before) as b on t.id = (b ->> 'id')::uuid
     where t.merchant_id = v_merchant;
    v_since := queue_newer(v_step, v_tickets);
    if v_since.id is not null then
        return idempotency_end(p_call, queue_changed(v_since) || '{"outcome": "STEP_OVERTAKEN"}');
    end if;
    begin
        perform queue_step_back(v_step, v_tickets, p_call ->> 'principal');
    exception when unique_violation then
        raise exception using errcode = '40001', message = 'the party took another ticket meanwhile';
    end;
    select * into strict v_since from queue_ticket where merchant_id = v_merchant and id = v_step.ticket_id;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'UNDONE', 'kind', v_step.kind,
                                                      'ticket', queue_ticket_json(v_since)));
end $$;
