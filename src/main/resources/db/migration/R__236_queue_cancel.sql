-- A party gives its ticket back, or a host takes it out.
--   p_args {"ticketId", "storeId": a host's, "memberId": the party's own}
-- Outcomes: CANCELLED {"ticket"}; TICKET_CHANGED as queue_changed; NOT_FOUND, also for another's
-- Lock order: idempotency, line.
create or replace function queue_cancel(p_call jsonb, p_args jsonb) returns jsonb
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
    v_outcome := queue_refusal(v_ticket, array['waiting', 'called']);
    if v_outcome is null then
        v_ticket := queue_end(v_ticket, 'cancelled', 'cancel', p_call ->> 'principal');
        v_outcome := jsonb_build_object('outcome', 'CANCELLED', 'ticket', queue_ticket_json(v_ticket));
    end if;
    return idempotency_end(p_call, v_outcome);
end $$;
