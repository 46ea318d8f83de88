-- What was paid onto a member's cards from a moment until another, oldest first: {"orders": [{"id", "at", "cardId",
-- "amountFen", "offer", "staffed": somebody of the staff had part in it}], "before": whether the member paid in earlier}
create or replace function recharge_history(p_merchant integer, p_member uuid, p_cards uuid[], p_from timestamptz,
                                            p_until timestamptz) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'orders', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'at', o.paid_at, 'cardId', o.card_id,
                'amountFen', o.amount_fen, 'offer', o.offer_code,
                'staffed', (o.channel <> 'wechat' and o.actor like 'staff:%')
                    or exists (select from card c join join_code j on j.merchant_id = c.merchant_id
                                                                  and j.id = c.join_code_id
                                where c.merchant_id = p_merchant and c.id = o.card_id and j.staff_id is not null))
                order by o.paid_at, o.id), '[]')
              from recharge_order o
             where o.merchant_id = p_merchant and o.card_id = any (p_cards) and o.state = 'paid'
               and o.paid_at >= p_from and o.paid_at < p_until),
        'before', exists (select from recharge_order o where o.merchant_id = p_merchant and o.member_id = p_member
                             and o.state = 'paid' and o.paid_at < p_from))
$$;
