-- Seals the next rows of a merchant's chain, at most p_limit, and answers how many. The advisory lock makes it right
-- for any number of workers, also for one that froze and came back.
create or replace function seal_next(p_merchant integer, p_chain text, p_limit bigint) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    v_last seal;
    v_next record;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'seal', p_merchant, p_chain), 0));
    select * into v_last from seal where merchant_id = p_merchant and chain = p_chain order by number desc limit 1;
    select * into v_next from seal_content(p_merchant, p_chain, v_last.to_txid, v_last.to_id, null, null, p_limit);
    if v_next.row_count > 0 then
        insert into seal (merchant_id, chain, number, to_txid, to_id, row_count, hash)
        values (p_merchant, p_chain, coalesce(v_last.number, 0) + 1, v_next.to_txid, v_next.to_id, v_next.row_count,
                sha256(coalesce(v_last.hash, convert_to(p_chain, 'UTF8')) || v_next.content));
    end if;
    return v_next.row_count;
end $$;
