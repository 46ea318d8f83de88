-- A host says how a table is: free, being cleaned, or seated by people who have no ticket.
--   p_args {"storeId", "code", "state"}
-- Outcomes: TABLE as queue_table_json; TABLE_TAKEN as queue_table_taken, for people at a table that is not free;
--           NOT_FOUND
-- Lock order: idempotency, table.
create or replace function queue_table_state(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_state    text := p_args ->> 'state';
    v_table    queue_table;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_table from queue_table
     where merchant_id = v_merchant and store_id = (p_args ->> 'storeId')::uuid and code = p_args ->> 'code' for update;
    v_outcome := case when not found then jsonb_build_object('outcome', 'NOT_FOUND')
                      when v_state = 'seated' and v_table.state <> 'free' then queue_table_taken(v_table) end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    update queue_table set state = v_state, ticket_id = null, version = version + 1
     where merchant_id = v_merchant and store_id = v_table.store_id and code = v_table.code
    returning * into strict v_table;
    return idempotency_end(p_call, queue_table_json(v_table) || '{"outcome": "TABLE"}');
end $$;
