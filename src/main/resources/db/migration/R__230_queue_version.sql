-- The version of a store's queue: it rises with every change in any of its lines and tables, and never falls.
create or replace function queue_version(p_merchant integer, p_store uuid) returns bigint
    language sql stable
    as $$
    select (select coalesce(sum(version), 0) from queue_line where merchant_id = p_merchant and store_id = p_store)::bigint
         + (select coalesce(sum(version), 0) from queue_table where merchant_id = p_merchant and store_id = p_store)::bigint
$$;
