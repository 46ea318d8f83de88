-- A host calls a party, in one commit: the ticket that is named, or the next, which is the first that waits and is here.
--   p_args {"storeId", "line", "ticketId": null for the next, "terms"}
-- Outcomes: CALLED {"ticket"}; NOBODY_WAITING; TICKET_CHANGED as queue_changed; NOT_FOUND
-- Promises: however many hosts call at once, each party is called once and in its turn.
-- Lock order: idempotency, line.
create or replace function queue_call(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_wanted   uuid := (p_args ->> 'ticketId')::uuid;
    v_line     queue_line;
    v_ticket   queue_ticket;
    v_version  bigint;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_line := queue_lock(v_merchant, (p_args ->> 'storeId')::uuid, p_args ->> 'line', p_args -> 'terms');
    if v_wanted is null then
        select * into v_ticket from queue_ticket t
         where t.merchant_id = v_merchant and t.store_id = v_line.store_id and t.line = v_line.line
           and t.day = v_line.day and t.state = 'waiting' and (not t.remote or t.arrived_at is not null)
         order by t.place, t.number limit 1;
    else
        select * into v_ticket from queue_ticket t
         where t.merchant_id = v_merchant and t.id = v_wanted and t.store_id = v_line.store_id;
    end if;
    v_outcome := case when v_wanted is null and v_ticket.id is null then jsonb_build_object('outcome', 'NOBODY_WAITING')
                      when v_ticket.line <> v_line.line then queue_changed(v_ticket)
                      else queue_refusal(v_ticket, array['waiting']) end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_version := queue_step(v_line, 'call', p_call ->> 'principal', v_ticket.id, array[v_ticket]);
    update queue_ticket
       set state = 'called', calls = calls + 1, called_at = app_now(),
           first_called_at = coalesce(first_called_at, app_now()),
           due_at = app_now() + make_interval(mins => (terms ->> 'noShowMinutes')::integer),
           version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_ticket.id
    returning * into strict v_ticket;
    perform queue_publish('TicketCalled', v_ticket, jsonb_build_object('calls', v_ticket.calls));
    perform queue_tell_ahead(v_merchant, v_line.store_id, v_line.line, v_line.day);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'CALLED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
