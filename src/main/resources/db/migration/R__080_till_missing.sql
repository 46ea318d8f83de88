-- The refusal of a wallet payment that the balances do not cover, with what is missing; null when they do.
create or replace function till_missing(p_wallet bigint, p_balance jsonb) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('outcome', 'INSUFFICIENT_BALANCE', 'balanceFen', b.principal + b.bonus,
                              'principalFen', b.principal, 'bonusFen', b.bonus,
                              'missingFen', p_wallet - b.principal - b.bonus)
      from (select coalesce((p_balance ->> 'principal')::bigint, 0) as principal,
                   coalesce((p_balance ->> 'bonus')::bigint, 0) as bonus) b
     where b.principal + b.bonus < p_wallet
$$;
