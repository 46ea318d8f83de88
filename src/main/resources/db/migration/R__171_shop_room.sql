-- OVER_CAP {"capFen"} when a card could not hold p_most fen more; else null. Locks the card's accounts, so that it stays
-- so until the commit. The caller holds the card.
create or replace function shop_room(p_merchant integer, p_card uuid, p_most bigint) returns jsonb
    language plpgsql
    as $$
declare
    v_cap  bigint := (card_lock(p_merchant, p_card) ->> 'balanceCapFen')::bigint;
    v_held jsonb := ledger_lock(p_merchant, p_card);
begin
    if (v_held ->> 'principal')::bigint + (v_held ->> 'bonus')::bigint + p_most > v_cap then
        return jsonb_build_object('outcome', 'OVER_CAP', 'capFen', v_cap);
    end if;
    return null;
end $$;
