-- One section of the programme in force, as it was published; {} where its document says nothing of it.
create or replace function programme_section(p_merchant integer, p_name text) returns jsonb
    language sql stable
    as $$
    select coalesce((
        select nullif(document -> p_name, 'null') from programme_version
         where merchant_id = p_merchant and state = 'published' and effective_at <= app_now()
         order by effective_at desc, version desc limit 1), '{}')
$$;
