-- The figures of a sale as a receipt shows them: the answer to the till, stored and replayed as it was.
create or replace function till_receipt(p_merchant integer, p_sale uuid) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('saleId', s.id, 'store', store_at(p_merchant, s.store_id, s.sold_at), 'soldAt', s.sold_at, 'businessDay', s.business_day, 'storeId', s.store_id,
        'terminalId', s.terminal_id, 'staffId', s.staff_id, 'shiftId', s.shift_id, 'cardId', s.card_id,
        'identifiedBy', s.identified_by, 'totalFen', s.total_fen, 'walletFen', s.wallet_fen,
        'principalFen', s.principal_fen, 'bonusFen', s.bonus_fen, 'refundedFen', s.refunded_fen, 'note', s.note,
        'listFen', coalesce(s.list_fen, s.total_fen), 'pointsSpent', s.points_spent, 'pointsEarned', s.points_earned,
        'effects', (select coalesce(jsonb_agg(jsonb_build_object('line', e.line, 'kind', e.kind, 'code', e.code,
                               'name', e.name, 'amountFen', e.amount_fen, 'couponId', e.coupon_id, 'points', e.points)
                               order by e.line), '[]')
                      from sale_effect e where e.merchant_id = s.merchant_id
                       and e.business_month = s.business_month and e.sale_id = s.id),
        'tenders', (select coalesce(jsonb_agg(jsonb_build_object('line', t.line, 'kind', t.kind, 'amountFen', t.amount_fen,
                               'reference', t.reference, 'refundedFen', t.refunded_fen) order by t.line), '[]')
                      from sale_tender t where t.merchant_id = s.merchant_id
                       and t.business_month = s.business_month and t.sale_id = s.id),
        'lines', (select coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'sku', l.sku, 'name', l.name,
                             'quantity', l.quantity, 'amountFen', l.amount_fen,
                             'productClass', l.product_class, 'discountFen', l.discount_fen) order by l.line), '[]')
                    from sale_line l where l.merchant_id = s.merchant_id
                     and l.business_month = s.business_month and l.sale_id = s.id),
        'refunds', (select coalesce(jsonb_agg(till_refund_view(r) order by r.refunded_at, r.id), '[]')
                      from sale_refund r where r.merchant_id = s.merchant_id
                       and r.business_month = s.business_month and r.sale_id = s.id))
      from sale s where s.merchant_id = p_merchant and s.id = p_sale
$$;
