-- What a message came of, without its last part: of a campaign's step its run, as in 'campaign:<run>'.
create or replace function message_origin(p_source text) returns text
    language sql immutable parallel safe
    as $$
    select regexp_replace(p_source, ':[^:]*$', '')
$$;
