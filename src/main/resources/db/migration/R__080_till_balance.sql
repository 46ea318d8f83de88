-- The balance of a card as people read it, after it gained p_principal and p_bonus fen (negative for a charge).
create or replace function till_balance(p_before jsonb, p_principal bigint, p_bonus bigint) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('principalFen', b.principal, 'bonusFen', b.bonus, 'totalFen', b.principal + b.bonus)
      from (select coalesce((p_before ->> 'principal')::bigint, 0) + p_principal as principal,
                   coalesce((p_before ->> 'bonus')::bigint, 0) + p_bonus as bonus) b
$$;
