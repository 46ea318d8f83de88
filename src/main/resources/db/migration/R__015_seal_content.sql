-- What one seal covers: the rows of a chain after a position, up to another one or up to a number of them, below the
-- snapshot's xmin, so that no transaction that is still at work can add a row in between later.
--   p_until_txid null: the next p_limit rows
create or replace function seal_content(p_merchant integer, p_chain text, p_after_txid xid8, p_after_id text,
                                        p_until_txid xid8, p_until_id text, p_limit bigint,
                                        out row_count bigint, out to_txid xid8, out to_id text, out content bytea)
    language plpgsql stable
    as $$
begin
    execute format(
        'with batch as (
             select txid, id, canonical from %I
              where merchant_id = $1 and txid < pg_snapshot_xmin(pg_current_snapshot()) %s %s
              order by txid, id limit $2)
         select count(*), (array_agg(txid order by txid desc, id desc))[1],
                (array_agg(id::text order by txid desc, id desc))[1],
                string_agg(convert_to(canonical || chr(10), ''UTF8''), '''' order by txid, id)
           from batch',
        (select source from seal_chain where name = p_chain),
        case when p_after_txid is not null then format('and (txid, id) > (%L, %L)', p_after_txid, p_after_id) end,
        case when p_until_txid is not null then format('and (txid, id) <= (%L, %L)', p_until_txid, p_until_id) end)
    using p_merchant, p_limit into row_count, to_txid, to_id, content;
end $$;
