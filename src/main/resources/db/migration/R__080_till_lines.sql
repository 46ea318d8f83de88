-- The ledger lines of a sale (p_sign -1) or of a refund (p_sign 1), from where the value leaves to where it arrives.
--   p_wallet   where stored value moves, {"principal": {"holder": card} | {"counter", "ref"}, "bonus": the same}
--   p_tenders  [{"kind", "amountFen"}]; the wallet's is left out, p_principal and p_bonus stand for it
-- Takings are revenue of the store; spent bonus is no revenue. Cash and bank slips stand under the shift, whose
-- drawer they fill; tenders that Lingka does not collect stand under the store.
create or replace function till_lines(p_store uuid, p_shift uuid, p_sign integer, p_wallet jsonb, p_principal bigint,
                                      p_bonus bigint, p_tenders jsonb) returns jsonb
    language sql immutable
    as $$
    with moved (place, asset, amount) as (
        select p_wallet -> 'principal', 'principal', p_principal
        union all
        select p_wallet -> 'bonus', 'bonus', p_bonus
        union all
        select case t.kind
                   when 'cash' then jsonb_build_object('counter', 'cash', 'ref', p_shift)
                   when 'bank_card' then jsonb_build_object('counter', 'bank_card', 'ref', coalesce(p_shift, p_store))
                   when 'wechat' then jsonb_build_object('counter', 'till_wechat', 'ref', p_store)
                   else jsonb_build_object('counter', 'till_other', 'ref', p_store) end,
               'principal', sum(t."amountFen")::bigint
          from jsonb_to_recordset(p_tenders) as t (kind text, "amountFen" bigint)
         where t.kind <> 'wallet' group by t.kind
    ), balanced (line) as (
        select m.place || jsonb_build_object('asset', m.asset, 'amount', p_sign * m.amount) from moved m where m.amount <> 0
        union all
        select jsonb_build_object('counter', case m.asset when 'bonus' then 'bonus_spent' else 'revenue' end,
                                  'ref', p_store, 'asset', m.asset, 'amount', -p_sign * sum(m.amount)::bigint)
          from moved m group by m.asset having sum(m.amount) <> 0
    )
    select jsonb_agg(b.line) from balanced b
$$;
