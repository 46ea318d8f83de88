-- A party that was called and did not come in its time is a no-show, and so is one that took its ticket from afar and has
-- not arrived by when it had to. Looks at the ticket anew, so that who was seated,
-- skipped or called again meanwhile stays what it is.
--   p_args {"ticketId"}; outcomes: NO_SHOW, NOTHING
-- Lock order: line.
create or replace function queue_no_show_due(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_ticket queue_ticket;
begin
    perform set_config('app.merchant', p_call ->> 'merchant', true);
    v_ticket := queue_ticket_lock((p_call ->> 'merchant')::integer, p_args);
    if v_ticket.due_at <= app_now() then
        perform queue_end(v_ticket, 'no_show', 'no_show', 'system');
        return jsonb_build_object('outcome', 'NO_SHOW');
    end if;
    return jsonb_build_object('outcome', 'NOTHING');
end $$;
