-- Writes an event of a ticket in the caller's commit, under the line that it stands in: events of a line keep their order.
--   p_more what this event tells beside what each does
create or replace function queue_publish(p_type text, p_ticket queue_ticket, p_more jsonb default '{}') returns void
    language sql
    as $$
    select outbox_publish(p_ticket.merchant_id, p_type, 'queue:' || p_ticket.store_id || ':' || p_ticket.line,
                          queue_event(p_ticket) || p_more)
$$;
