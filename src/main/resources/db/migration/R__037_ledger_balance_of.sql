-- The balance of a holder in one asset as the calling statement sees it; null when the account was never opened.
create or replace function ledger_balance_of(p_merchant integer, p_holder uuid, p_asset text) returns bigint
    language sql stable
    as $$
    select balance from ledger_account where merchant_id = p_merchant and holder_id = p_holder and asset = p_asset
$$;
