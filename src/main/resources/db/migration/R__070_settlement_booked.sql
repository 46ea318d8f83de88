-- What our books say of a bill's line: its amount, and whether WeChat's clearing holds it; no row when we know nothing
-- of it. A payment is ours as a recharge or in suspense; an order that WeChat calls paid and we do not is not booked.
create or replace function settlement_booked(p_merchant integer, p_kind text, p_number text, p_out_trade_no text)
    returns table (amount_fen bigint, booked boolean)
    language sql stable
    as $$
    select s.amount_fen, s.booked from suspense_item s
     where p_kind = 'payment' and s.merchant_id = p_merchant and s.transaction_id = p_number
    union all
    select o.amount_fen + o.fee_fen, coalesce(o.transaction_id = p_number, false) from recharge_order o
     where p_kind = 'payment' and o.merchant_id = p_merchant and o.out_trade_no = p_out_trade_no
       and not exists (select from suspense_item s where s.merchant_id = p_merchant and s.transaction_id = p_number)
    union all
    select r.amount_fen, r.state = 'succeeded' from recharge_refund r
     where p_kind = 'refund' and r.merchant_id = p_merchant and r.out_refund_no = p_number
$$;
