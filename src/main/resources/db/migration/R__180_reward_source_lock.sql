-- One after the other: what a source gives, and what goes back of it.
create or replace function reward_source_lock(p_merchant integer, p_occasion text, p_source text) returns void
    language sql
    as $$
    select pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'reward', p_merchant, p_occasion, p_source), 0))
$$;
