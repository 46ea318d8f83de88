-- Ends a ticket whose line the caller holds: seated, no_show or cancelled, as p_state says; with its step, its event, and a
-- word to those for whom fewer are ahead now.
--   p_kind   the step that does it
--   p_table  where the party sits
create or replace function queue_end(p_ticket queue_ticket, p_state text, p_kind text, p_actor text,
                                     p_table text default null) returns queue_ticket
    language plpgsql
    as $$
declare
    v_line    queue_line := queue_lock(p_ticket.merchant_id, p_ticket.store_id, p_ticket.line);
    v_version bigint := queue_step(v_line, p_kind, p_actor, p_ticket.id, array[p_ticket]);
    v_ticket  queue_ticket;
begin
    update queue_ticket
       set state = p_state, ended_at = app_now(), due_at = null, table_code = p_table,
           seated_at = case p_state when 'seated' then app_now() end, version = v_version, changed_by = v_version
     where merchant_id = p_ticket.merchant_id and id = p_ticket.id
    returning * into strict v_ticket;
    perform queue_publish('TicketEnded', v_ticket, jsonb_build_object('state', p_state));
    perform queue_tell_ahead(p_ticket.merchant_id, p_ticket.store_id, p_ticket.line, p_ticket.day);
    return v_ticket;
end $$;
