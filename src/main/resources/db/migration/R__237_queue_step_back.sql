-- Undoes a step of lines that the caller holds, and tells its party.
--   p_tickets  the tickets of the step as they are now
create or replace function queue_step_back(p_step queue_step, p_tickets queue_ticket[], p_actor text) returns void
    language plpgsql
    as $$
declare
    v_line    queue_line := queue_lock(p_step.merchant_id, p_step.store_id, p_step.line);
    v_other   queue_line;
    v_version bigint;
    v_ticket  queue_ticket;
begin
    if p_step.other_line is not null then
        v_other := queue_lock(p_step.merchant_id, p_step.store_id, p_step.other_line);
    end if;
    v_version := queue_step(v_line, 'undo', p_actor, p_step.ticket_id, p_tickets, null, p_step.other_line,
                            coalesce(v_other.version, 0));
    if p_step.other_line is not null then
        perform queue_step(v_other, 'undo', p_actor, p_step.ticket_id, p_tickets, null, p_step.line, v_version - 1);
        perform queue_restore(p_step, v_version);
        perform queue_tell_ahead(p_step.merchant_id, p_step.store_id, p_step.other_line, v_other.day);
    else
        perform queue_restore(p_step, v_version);
    end if;
    update queue_step set undone_at = app_now()
     where merchant_id = p_step.merchant_id and store_id = p_step.store_id
       and line in (p_step.line, p_step.other_line) and version = p_step.version;
    update queue_table set state = 'free', ticket_id = null, version = version + 1
     where merchant_id = p_step.merchant_id and ticket_id = p_step.ticket_id and p_step.kind = 'seat';
    select * into strict v_ticket from queue_ticket where merchant_id = p_step.merchant_id and id = p_step.ticket_id;
    perform queue_publish('TicketRestored', v_ticket, jsonb_build_object('undone', p_step.kind, 'state', v_ticket.state));
    perform queue_tell_ahead(p_step.merchant_id, p_step.store_id, p_step.line, v_line.day);
end $$;
