-- Keeps a table of a store: a new one is free, a known one gets so many seats.
--   p_args {"storeId", "code", "seats"}
-- Outcome: TABLE as queue_table_json
-- Lock order: idempotency, table.
create or replace function queue_table_put(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_table   queue_table;
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    insert into queue_table as t (merchant_id, store_id, code, seats)
    values ((p_call ->> 'merchant')::integer, (p_args ->> 'storeId')::uuid, p_args ->> 'code', (p_args ->> 'seats')::integer)
    on conflict on constraint queue_table_pkey do update set seats = excluded.seats, version = t.version + 1
    returning * into strict v_table;
    return idempotency_end(p_call, queue_table_json(v_table) || '{"outcome": "TABLE"}');
end $$;
