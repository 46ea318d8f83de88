-- What every event of a ticket tells.
create or replace function queue_event(p_ticket queue_ticket) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'ticketId', p_ticket.id, 'memberId', p_ticket.member_id, 'storeId', p_ticket.store_id, 'line', p_ticket.line,
        'number', queue_label(p_ticket), 'partySize', p_ticket.party_size, 'ahead', queue_ahead(p_ticket))
$$;
