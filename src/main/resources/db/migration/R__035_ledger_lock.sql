-- The balances of a holder, locked until the commit, for a rule that must decide on both at once (the split of a
-- charge over principal and bonus). {"principal": fen, "bonus": fen}; '{}' for a holder without accounts.
-- Lock order: as in ledger_post, by (holder, asset).
create or replace function ledger_lock(p_merchant integer, p_holder uuid) returns jsonb
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    v_account  record;
    v_balances jsonb := '{}';
begin
    for v_account in
        select asset, balance from ledger_account
         where merchant_id = p_merchant and holder_id = p_holder order by asset for no key update
    loop
        v_balances := v_balances || jsonb_build_object(v_account.asset, v_account.balance);
    end loop;
    return v_balances;
end $$;
