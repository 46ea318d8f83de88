-- The refusal of a table that is not free.
create or replace function queue_table_taken(p_table queue_table) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('outcome', 'TABLE_TAKEN', 'tableCode', p_table.code, 'state', p_table.state)
$$;
