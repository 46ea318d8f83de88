-- Keeps the outcome of a money operation for replays and returns it. A refusal is an outcome too.
create or replace function idempotency_end(p_call jsonb, p_outcome jsonb) returns jsonb
    language plpgsql
    as $$
begin
    insert into idempotency (merchant_id, principal, key, request_hash, outcome)
    values ((p_call ->> 'merchant')::integer, p_call ->> 'principal', p_call ->> 'key', p_call ->> 'hash', p_outcome);
    return p_outcome;
end $$;
