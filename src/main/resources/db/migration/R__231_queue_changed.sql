-- The refusal of who came second: what the ticket is by now.
create or replace function queue_changed(p_ticket queue_ticket) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'outcome', 'TICKET_CHANGED', 'ticketId', p_ticket.id, 'state', p_ticket.state, 'line', p_ticket.line,
        'number', queue_label(p_ticket), 'calledAt', p_ticket.called_at, 'endedAt', p_ticket.ended_at)
$$;
