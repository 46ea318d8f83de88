-- The levels of a programme as rows, lowest first, with 0 for every condition that is not asked for.
--   p_rules {"levels": [{"code", "cap", "conditions": {"growth", "spendFen", "visits", "rechargedFen", "referrals",
--            "tenureDays"}}], "growth": {…}, "period": {"kind", "months"}, "review": {"graceDays", "softLanding"}}
create or replace function tier_levels(p_rules jsonb)
    returns table (rank integer, code text, cap integer, growth bigint, spend_fen bigint, visits bigint,
                   recharged_fen bigint, referrals bigint, tenure_days integer)
    language sql immutable
    as $$
    select (l.ordinality - 1)::integer, l.value ->> 'code', (l.value ->> 'cap')::integer,
           coalesce((c ->> 'growth')::bigint, 0), coalesce((c ->> 'spendFen')::bigint, 0),
           coalesce((c ->> 'visits')::bigint, 0), coalesce((c ->> 'rechargedFen')::bigint, 0),
           coalesce((c ->> 'referrals')::bigint, 0), coalesce((c ->> 'tenureDays')::integer, 0)
      from jsonb_array_elements(p_rules -> 'levels') with ordinality as l
     cross join lateral (select coalesce(l.value -> 'conditions', '{}') as c) as asked
$$;
