-- One person as a dry run plays them: who they were on the morning of p_from, and what happened until the end of p_to.
--   {"memberId", "active", "cards": [{"id", "kind", "principalFen", "bonusFen"}], "tier": tier_opening,
--    "points": points_opening, "pointMoves": points_other_moves, "till": till_history, "recharges": recharge_history,
--    "cardMoves": [{"at", "cardId", "asset", "amount"}]: what moved the cards' value beside sales and recharges}
create or replace function dry_run_member(p_merchant integer, p_zone text, p_member uuid, p_since date, p_from date,
                                          p_to date) returns jsonb
    language plpgsql stable
    as $$
declare
    v_from  timestamptz := p_from::timestamp at time zone p_zone;
    v_until timestamptz := (p_to + 1)::timestamp at time zone p_zone;
    v_cards uuid[] := (select coalesce(array_agg(id order by created_at, id), '{}') from card
                        where merchant_id = p_merchant and member_id = p_member);
    v_till  jsonb := till_history(p_merchant, v_cards, p_from, v_from, v_until);
    v_sales uuid[] := array(select (value ->> 'id')::uuid from jsonb_array_elements(v_till -> 'sales'));
begin
    return jsonb_build_object(
        'memberId', p_member,
        'active', (select status = 'active' from member where merchant_id = p_merchant and id = p_member),
        'cards', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind,
                'principalFen', ledger_balance_at(p_merchant, c.id, 'principal', v_from),
                'bonusFen', ledger_balance_at(p_merchant, c.id, 'bonus', v_from)) order by c.created_at, c.id), '[]')
              from card c where c.merchant_id = p_merchant and c.member_id = p_member),
        'tier', tier_opening(p_merchant, p_zone, p_member, p_since, p_from, p_to),
        'points', points_opening(p_merchant, p_zone, p_member, p_from),
        'pointMoves', points_other_moves(p_merchant, p_member, v_from, v_until, v_sales),
        'till', v_till,
        'recharges', recharge_history(p_merchant, p_member, v_cards, v_from, v_until),
        'cardMoves', (select coalesce(jsonb_agg(jsonb_build_object('at', m.moved_at, 'cardId', c.id, 'asset', m.asset,
                                                                   'amount', m.amount) order by m.moved_at), '[]')
              from unnest(v_cards) as c (id)
             cross join lateral ledger_moves_of(p_merchant, c.id, v_from, v_until) m
             where m.kind not in ('charge', 'recharge')
               and not (m.kind = 'refund' and (m.detail ->> 'saleId')::uuid = any (v_sales))));
end $$;
