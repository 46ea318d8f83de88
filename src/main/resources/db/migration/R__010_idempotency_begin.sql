-- Opens a money operation for (merchant, principal, key): sets the merchant, waits for a concurrent twin and
-- answers the stored outcome of an earlier one.
--   null                        -> not seen before: go on, and end with idempotency_end in this same commit
--   the stored outcome          -> same key, same request: replay it (its "replayed" is true)
--   IDEMPOTENCY_KEY_REUSED      -> same key, another request
-- p_call: {"merchant": int, "principal": text, "key": text, "hash": text}. Lock order: always first.
create or replace function idempotency_begin(p_call jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_seen     idempotency;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform pg_advisory_xact_lock(hashtextextended(
        concat_ws('|', v_merchant, p_call ->> 'principal', p_call ->> 'key'), 0));
    select * into v_seen from idempotency
     where merchant_id = v_merchant and principal = p_call ->> 'principal' and key = p_call ->> 'key';
    if not found then
        return null;
    end if;
    if v_seen.request_hash <> p_call ->> 'hash' then
        return jsonb_build_object('outcome', 'IDEMPOTENCY_KEY_REUSED');
    end if;
    return v_seen.outcome || jsonb_build_object('replayed', true);
end $$;
