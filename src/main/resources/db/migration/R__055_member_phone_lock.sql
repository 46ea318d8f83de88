-- Whoever decides to whom a number belongs does so alone. Lock order: before member rows.
create or replace function member_phone_lock(p_merchant integer, p_index text) returns void
    language sql
    as $$ select pg_advisory_xact_lock(hashtextextended(concat_ws('|', p_merchant, 'phone', p_index), 0)) $$;
