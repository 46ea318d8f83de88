-- The balances of one holder: [{"holder", "asset", "balance", "sequence"}], as ledger_post tells them after a
-- posting; empty for a holder without accounts. One round trip: it opens row-level security itself.
create or replace function ledger_balance(p_merchant integer, p_holder uuid) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return (select coalesce(jsonb_agg(jsonb_build_object('holder', holder_id, 'asset', asset, 'balance', balance,
                                                         'sequence', sequence) order by asset), '[]')
              from ledger_account where merchant_id = p_merchant and holder_id = p_holder);
end $$;
