-- What a holder had in one asset just before a moment; 0 for who had none.
create or replace function ledger_balance_at(p_merchant integer, p_holder uuid, p_asset text, p_at timestamptz)
    returns bigint
    language sql stable
    as $$
    select coalesce((select e.balance_after from ledger_entry e
                      where e.merchant_id = p_merchant and e.holder_id = p_holder and e.asset = p_asset
                        and e.booked_at < p_at
                      order by e.id desc limit 1), 0)
$$;
