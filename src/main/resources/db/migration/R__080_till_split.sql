-- How much of a wallet payment principal carries; bonus carries the rest. Pure.
--   principal_first  principal down to zero, then bonus
--   bonus_first      bonus down to zero, then principal
--   proportional     by the two balances; the odd fen falls on bonus, so that the refundable principal lasts
-- The caller has made sure that p_wallet <= p_principal + p_bonus; then no part exceeds its balance. In the
-- proportional rule the product may pass 2^63, so it is computed as numeric.
create or replace function till_split(p_rule text, p_wallet bigint, p_principal bigint, p_bonus bigint) returns bigint
    language sql immutable
    as $$
    select case p_rule
        when 'principal_first' then least(p_wallet, p_principal)
        when 'bonus_first' then p_wallet - least(p_wallet, p_bonus)
        when 'proportional' then case when p_wallet = 0 then 0
            else div(p_wallet::numeric * p_principal, p_principal::numeric + p_bonus)::bigint end
    end
$$;
