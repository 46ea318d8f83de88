-- Whether a message stands in no inbox yet: it is not due, or whatever it came of fell silent before it was.
create or replace function message_hidden(p_merchant integer, p_source text, p_due timestamptz) returns boolean
    language sql stable
    as $$
    select p_due > app_now()
        or exists (select from message_silence s
                    where s.merchant_id = p_merchant and s.origin = message_origin(p_source) and s.since < p_due)
$$;
