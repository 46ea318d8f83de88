-- What a bill of that span must list, as our books have it: payments taken, wherever they are now, and refunds that
-- WeChat reported as done.
create or replace function bill_expected(p_merchant integer, p_from timestamptz, p_to timestamptz)
    returns table (kind text, number text, amount_fen bigint)
    language sql stable
    as $$
    select 'payment', o.transaction_id, o.amount_fen + o.fee_fen from recharge_order o
     where o.merchant_id = p_merchant and o.channel = 'wechat' and o.paid_at >= p_from and o.paid_at < p_to
    union all
    select 'payment', s.transaction_id, s.amount_fen from suspense_item s
     where s.merchant_id = p_merchant and s.booked and s.state <> 'credited'
       and s.paid_at >= p_from and s.paid_at < p_to
    union all
    select 'refund', r.out_refund_no, r.amount_fen from recharge_refund r
     where r.merchant_id = p_merchant and r.channel = 'wechat' and r.state = 'succeeded'
       and r.finished_at >= p_from and r.finished_at < p_to
$$;
