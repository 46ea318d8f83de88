-- A host says that a party that was called does not come.
--   p_args {"storeId", "ticketId"}
-- Outcomes: NO_SHOW {"ticket"}; TICKET_CHANGED as queue_changed; NOT_FOUND
-- Lock order: idempotency, line.
create or replace function queue_no_show(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_ticket  queue_ticket;
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_ticket := queue_ticket_lock((p_call ->> 'merchant')::integer, p_args);
    v_outcome := queue_refusal(v_ticket, array['called']);
    if v_outcome is null then
        v_ticket := queue_end(v_ticket, 'no_show', 'no_show', p_call ->> 'principal');
        v_outcome := jsonb_build_object('outcome', 'NO_SHOW', 'ticket', queue_ticket_json(v_ticket));
    end if;
    return idempotency_end(p_call, v_outcome);
end $$;
