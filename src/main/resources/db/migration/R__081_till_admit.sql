-- Whether a store and a terminal may take this sale: null, or the refusal TENDERS_DO_NOT_ADD_UP {"totalFen",
-- "tendersFen"}, FORBIDDEN (store closed; terminal revoked or of another store), TERMINAL_LIMIT_EXCEEDED {"limitFen"}
-- (the limit is on stored value per sale: what a stolen terminal could take from a card at once).
create or replace function till_admit(p_merchant integer, p_sale jsonb, p_wallet bigint) returns jsonb
    language plpgsql stable
    as $$
declare
    v_total    bigint := (p_sale ->> 'totalFen')::bigint;
    v_tenders  bigint := till_tendered(p_sale -> 'tenders', null);
    v_terminal terminal;
begin
    if v_total is distinct from v_tenders then
        return jsonb_build_object('outcome', 'TENDERS_DO_NOT_ADD_UP', 'totalFen', v_total, 'tendersFen', v_tenders);
    end if;
    perform from store where merchant_id = p_merchant and id = (p_sale ->> 'storeId')::uuid and status = 'open';
    if not found then
        return jsonb_build_object('outcome', 'FORBIDDEN');
    end if;
    if p_sale ->> 'terminalId' is null then
        return null;
    end if;
    select * into v_terminal from terminal where merchant_id = p_merchant and id = (p_sale ->> 'terminalId')::uuid
       and store_id = (p_sale ->> 'storeId')::uuid and status = 'active';
    if not found then
        return jsonb_build_object('outcome', 'FORBIDDEN');
    end if;
    if p_wallet > v_terminal.charge_limit_fen then
        return jsonb_build_object('outcome', 'TERMINAL_LIMIT_EXCEEDED', 'limitFen', v_terminal.charge_limit_fen);
    end if;
    return null;
end $$;
