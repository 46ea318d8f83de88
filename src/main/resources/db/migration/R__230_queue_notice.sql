-- The smallest of the numbers ahead at which this ticket is told that is not passed yet; null when none is reached.
create or replace function queue_notice(p_terms jsonb, p_ahead integer) returns integer
    language sql immutable
    as $$
    select min(n::integer) from jsonb_array_elements_text(p_terms -> 'noticeAhead') as n where n::integer >= p_ahead
$$;
