-- Locks one asset of many holders until the commit, in the order of their ids, for work that decides on many at once.
create or replace function ledger_lock_each(p_merchant integer, p_holders uuid[], p_asset text) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    perform from ledger_account
     where merchant_id = p_merchant and holder_id = any (p_holders) and asset = p_asset
     order by holder_id for no key update;
end $$;
