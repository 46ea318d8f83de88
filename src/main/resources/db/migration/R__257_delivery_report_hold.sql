-- Whoever marks a message as sent and whoever reports of it wait for each other until the first has committed. Else each
-- would look for what the other is just writing, find nothing, and the word would never meet its message.
create or replace function delivery_report_hold(p_merchant integer, p_channel text, p_provider text) returns void
    language sql
    as $$
    select pg_advisory_xact_lock(
        hashtextextended(concat_ws('|', 'delivery_report', p_merchant, p_channel, p_provider), 0))
$$;
