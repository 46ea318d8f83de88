-- Why nothing can be done with a ticket: there is none, or it is in none of these states any more. Null when it can.
create or replace function queue_refusal(p_ticket queue_ticket, p_states text[]) returns jsonb
    language sql stable
    as $$
    select case when p_ticket.id is null then jsonb_build_object('outcome', 'NOT_FOUND')
                when p_ticket.state <> all (p_states) then queue_changed(p_ticket) end
$$;
