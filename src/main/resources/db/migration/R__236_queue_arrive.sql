-- A party that took its ticket from afar is here: from now on it is called in its turn. Said again, it changes nothing.
--   p_args {"ticketId", "storeId": a host's, "memberId": the party's own}
-- Outcomes: ARRIVED {"ticket"}; TICKET_CHANGED as queue_changed; NOT_FOUND, also for another's
-- Lock order: idempotency, line.
create or replace function queue_arrive(p_call jsonb, p_args jsonb) returns jsonb
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
    v_outcome := queue_refusal(v_ticket, array['waiting', 'called']);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    if v_ticket.arrived_at is null then
        v_version := queue_step(queue_lock(v_merchant, v_ticket.store_id, v_ticket.line), 'arrive',
                                p_call ->> 'principal', v_ticket.id, array[v_ticket]);
        update queue_ticket set arrived_at = app_now(), due_at = case when state = 'called' then due_at end,
                                version = v_version, changed_by = v_version
         where merchant_id = v_merchant and id = v_ticket.id
        returning * into strict v_ticket;
    end if;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'ARRIVED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
