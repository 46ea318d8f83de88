-- How many waiting tickets of its line and day stand before this one; null unless it waits itself.
create or replace function queue_ahead(p_ticket queue_ticket) returns integer
    language sql stable
    as $$
    select case when p_ticket.state = 'waiting' then (
        select count(*)::integer from queue_ticket t
         where t.merchant_id = p_ticket.merchant_id and t.store_id = p_ticket.store_id and t.line = p_ticket.line
           and t.day = p_ticket.day and t.state = 'waiting'
           and (t.place, t.number) < (p_ticket.place, p_ticket.number)) end
$$;
