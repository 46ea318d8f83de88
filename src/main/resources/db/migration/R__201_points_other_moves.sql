-- What moved a member's points beside sales, rewards by rule and the end of points: [{"at", "amount"}], as sign-ins, the
-- shop, imports, and what staff gave or took. p_sales: sales whose refunds are left out too.
create or replace function points_other_moves(p_merchant integer, p_member uuid, p_from timestamptz,
                                              p_until timestamptz, p_sales uuid[]) returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_agg(jsonb_build_object('at', m.moved_at, 'amount', m.amount) order by m.moved_at), '[]')
      from ledger_moves_of(p_merchant, p_member, p_from, p_until) m
     where m.asset = 'points'
       and m.kind not in ('points_expiry', 'points_grant_back')
       and not (m.kind in ('points_earning', 'points_spending') and m.source_kind = 'sale')
       and not (m.kind = 'points_grant' and m.detail ->> 'for' = 'reward')
       and not (m.kind = 'points_refund' and (m.detail ->> 'saleId')::uuid = any (p_sales))
$$;
