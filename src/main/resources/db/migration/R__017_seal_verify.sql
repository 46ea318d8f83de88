-- Computes every seal of a merchant's chain anew and answers what it looked at:
--   {"chain", "seals", "rows", "head" (hex, null before the first seal), "unsealedRows", "broken": [number, …]}
-- A seal is broken when its rows no longer give its hash, or its number or count is not what follows on the one before.
-- Stable: it sees one snapshot. Needs the merchant set; ledger_verify does that.
create or replace function seal_verify(p_merchant integer, p_chain text) returns jsonb
    language plpgsql stable
    as $$
declare
    v_seal   seal;
    v_before seal;
    v_found  record;
    v_rows   bigint := 0;
    v_seals  bigint := 0;
    v_broken jsonb := '[]';
begin
    for v_seal in select * from seal where merchant_id = p_merchant and chain = p_chain order by number loop
        select * into v_found from seal_content(p_merchant, p_chain, v_before.to_txid, v_before.to_id,
                                                v_seal.to_txid, v_seal.to_id, null);
        v_seals := v_seals + 1;
        v_rows := v_rows + v_found.row_count;
        if v_seal.number <> v_seals or v_seal.row_count <> v_found.row_count
            or v_seal.hash <> sha256(coalesce(v_before.hash, convert_to(p_chain, 'UTF8')) || coalesce(v_found.content, ''))
        then
            v_broken := v_broken || to_jsonb(v_seal.number);
        end if;
        v_before := v_seal;
    end loop;
    select * into v_found from seal_content(p_merchant, p_chain, v_before.to_txid, v_before.to_id, null, null, null);
    return jsonb_build_object('chain', p_chain, 'seals', v_seals, 'rows', v_rows, 'head', encode(v_before.hash, 'hex'),
                              'unsealedRows', v_found.row_count, 'broken', v_broken);
end $$;
