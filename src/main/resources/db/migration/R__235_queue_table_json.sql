-- A table as it is told.
create or replace function queue_table_json(p_table queue_table) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('storeId', p_table.store_id, 'code', p_table.code, 'seats', p_table.seats,
                              'state', p_table.state, 'ticketId', p_table.ticket_id, 'version', p_table.version)
$$;
