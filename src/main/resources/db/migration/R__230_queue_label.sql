-- A ticket's number as people read it: the prefix that its line had, and at least three digits, as in A012.
create or replace function queue_label(p_ticket queue_ticket) returns text
    language sql immutable
    as $$
    select (p_ticket.terms ->> 'prefix') || lpad(p_ticket.number::text, greatest(3, length(p_ticket.number::text)), '0')
$$;
