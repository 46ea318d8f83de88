-- A host seats a party that waits or was called, at a table where one is named.
--   p_args {"storeId", "ticketId", "tableCode": null for none}
-- Outcomes: SEATED {"ticket"}; TICKET_CHANGED as queue_changed; TABLE_TAKEN {"tableCode", "state"} unless it is free;
--           NOT_FOUND, also for a table that is not there
-- Lock order: idempotency, line, table.
create or replace function queue_seat(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_code     text := p_args ->> 'tableCode';
    v_ticket   queue_ticket;
    v_table    queue_table;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_ticket := queue_ticket_lock(v_merchant, p_args);
    v_outcome := queue_refusal(v_ticket, array['waiting', 'called']);
    if v_outcome is null and v_code is not null then
        select * into v_table from queue_table
         where merchant_id = v_merchant and store_id = v_ticket.store_id and code = v_code for update;
        v_outcome := case when v_table.code is null then jsonb_build_object('outcome', 'NOT_FOUND')
                          when v_table.state <> 'free' then queue_table_taken(v_table) end;
    end if;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_ticket := queue_end(v_ticket, 'seated', 'seat', p_call ->> 'principal', v_code);
    update queue_table set state = 'seated', ticket_id = v_ticket.id, version = version + 1
     where merchant_id = v_merchant and store_id = v_ticket.store_id and code = v_code;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'SEATED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
