-- A redemption as it is told: to its member, to staff, and kept as the outcome of the operation.
create or replace function shop_view(p_redemption redemption) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'redemptionId', p_redemption.id, 'memberId', p_redemption.member_id, 'item', p_redemption.item,
        'prize', p_redemption.prize, 'ticketId', p_redemption.ticket_id, 'kind', p_redemption.kind,
        'name', p_redemption.terms -> 'name', 'points', p_redemption.points, 'state', p_redemption.state,
        'couponId', p_redemption.coupon_id, 'cardId', p_redemption.card_id, 'bonusFen', p_redemption.bonus_fen,
        'redeemedAt', p_redemption.redeemed_at, 'endedAt', p_redemption.ended_at, 'storeId', p_redemption.store_id,
        'reason', p_redemption.reason,
        'draws', (select coalesce(jsonb_agg(jsonb_build_object(
                'draw', d.draw, 'drawn', d.drawn, 'below', d.below, 'outcome', d.outcome, 'prize', d.prize,
                'name', w.terms -> 'name', 'kind', w.kind, 'redemptionId', d.redemption_id) order by d.draw), '[]')
            from shop_draw d
            left join redemption w on w.merchant_id = d.merchant_id and w.id = d.redemption_id
           where d.merchant_id = p_redemption.merchant_id and d.ticket_id = p_redemption.id))
$$;
