-- A refund as receipts and answers show it.
create or replace function till_refund_view(p_refund sale_refund) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('refundId', p_refund.id, 'saleId', p_refund.sale_id, 'state', p_refund.state,
        'refundedAt', p_refund.refunded_at, 'amountFen', p_refund.amount_fen, 'walletFen', p_refund.wallet_fen,
        'principalFen', p_refund.principal_fen, 'bonusFen', p_refund.bonus_fen, 'cardId', p_refund.credited_card_id,
        'overCapFen', p_refund.over_cap_fen, 'reason', p_refund.reason, 'approvalId', p_refund.approval_id,
        'pointsReturned', p_refund.points_returned, 'pointsTakenBack', p_refund.points_taken_back,
        'pointsOwed', p_refund.points_owed,
        'tenders', (select coalesce(jsonb_agg(jsonb_build_object('line', g.line, 'kind', t.kind,
                                                                 'amountFen', g.amount_fen) order by g.line), '[]')
                      from sale_refund_tender g
                      join sale_tender t using (merchant_id, business_month, sale_id, line)
                     where g.merchant_id = p_refund.merchant_id and g.business_month = p_refund.business_month
                       and g.sale_id = p_refund.sale_id and g.refund_id = p_refund.id))
$$;
