-- The ledger lines of stored value that moves between a card and a store's takings; amounts are what the card gains
-- (negative for a charge). Principal becomes revenue, bonus becomes bonus spent, both under the store's id.
create or replace function till_lines(p_card uuid, p_store uuid, p_principal bigint, p_bonus bigint) returns jsonb
    language sql immutable
    as $$
    select coalesce(jsonb_agg(l.line), '[]') from (values
        (p_principal, jsonb_build_object('holder', p_card, 'asset', 'principal', 'amount', p_principal)),
        (p_principal, jsonb_build_object('counter', 'revenue', 'ref', p_store, 'asset', 'principal', 'amount', -p_principal)),
        (p_bonus, jsonb_build_object('holder', p_card, 'asset', 'bonus', 'amount', p_bonus)),
        (p_bonus, jsonb_build_object('counter', 'bonus_spent', 'ref', p_store, 'asset', 'bonus', 'amount', -p_bonus))
    ) as l (amount, line) where l.amount <> 0
$$;
