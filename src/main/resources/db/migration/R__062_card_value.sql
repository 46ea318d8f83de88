-- What a holder's account of one asset holds; zero without an account. Read under the card's lock it cannot change.
create or replace function card_value(p_merchant integer, p_holder uuid, p_asset text) returns bigint
    language sql
    as $$
    select coalesce((select (b ->> 'balance')::bigint
                       from jsonb_array_elements(ledger_balance(p_merchant, p_holder)) as b
                      where b ->> 'asset' = p_asset), 0)
$$;
