-- A host calls a party once more that was called and has not come; it is waited for anew.
--   p_args {"storeId", "ticketId"}
-- Outcomes: RECALLED {"ticket"}; TICKET_CHANGED as queue_changed; NOT_FOUND
-- Lock order: idempotency, line.
create or replace function queue_recall(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_ticket   queue_ticket;
    v_version  bigint;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_ticket := queue_ticket_lock(v_merchant, p_args);
    v_outcome := queue_refusal(v_ticket, array['called']);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_version := queue_step(queue_lock(v_merchant, v_ticket.store_id, v_ticket.line), 'recall', p_call ->> 'principal',
                            v_ticket.id, array[v_ticket]);
    update queue_ticket
       set calls = calls + 1, called_at = app_now(),
           due_at = app_now() + make_interval(mins => (terms ->> 'noShowMinutes')::integer),
           version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_ticket.id
    returning * into strict v_ticket;
    perform queue_publish('TicketCalled', v_ticket, jsonb_build_object('calls', v_ticket.calls));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'RECALLED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
