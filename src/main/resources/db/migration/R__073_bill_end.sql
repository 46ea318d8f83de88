-- Ends a comparison: lists what we booked on that day and the bill does not have, and sums up.
--   p_args {"billDate", "round"}; outcomes BALANCED or DIFFERENT {"lines", "matched", "differences", "paymentFen",
--   "refundFen", "feeFen"}; BILL_SUPERSEDED when a later fetch has begun.
-- WeChat's day is Shanghai's, whatever the store's zone.
create or replace function bill_end(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_date     date := (p_args ->> 'billDate')::date;
    v_from     timestamptz := v_date::timestamp at time zone 'Asia/Shanghai';
    v_to       timestamptz := (v_date + 1)::timestamp at time zone 'Asia/Shanghai';
    v_missing  integer;
    v_bill     recharge_bill;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_bill from recharge_bill
     where merchant_id = v_merchant and bill_date = v_date and round = (p_args ->> 'round')::integer
       and state = 'comparing' for update;
    if not found then
        return jsonb_build_object('outcome', 'BILL_SUPERSEDED');
    end if;
    insert into recharge_bill_difference (merchant_id, bill_date, kind, line_kind, number, here_fen)
    select v_merchant, v_date, 'MISSING_THERE', h.kind, h.number, h.amount_fen
      from bill_expected(v_merchant, v_from, v_to) h
     where not exists (select from recharge_settlement s where s.merchant_id = v_merchant and s.kind = h.kind
                          and s.number = h.number and (s.bill_date <> v_date or s.seen_round = v_bill.round))
       and not exists (select from recharge_bill_difference d where d.merchant_id = v_merchant
                          and d.bill_date = v_date and d.line_kind = h.kind and d.number = h.number);
    get diagnostics v_missing = row_count;
    update recharge_bill b
       set state = case when b.difference_count + v_missing = 0 then 'balanced' else 'different' end,
           difference_count = b.difference_count + v_missing, payment_fen = t.payment_fen, refund_fen = t.refund_fen,
           fee_fen = t.fee_fen
      from (select coalesce(sum(amount_fen) filter (where kind = 'payment'), 0) as payment_fen,
                   coalesce(sum(amount_fen) filter (where kind = 'refund'), 0) as refund_fen,
                   coalesce(sum(fee_fen), 0) as fee_fen
              from recharge_settlement
             where merchant_id = v_merchant and bill_date = v_date and seen_round = v_bill.round) t
     where b.merchant_id = v_merchant and b.bill_date = v_date
    returning b.* into v_bill;
    return jsonb_build_object('outcome', upper(v_bill.state), 'lines', v_bill.line_count,
        'matched', v_bill.matched_count, 'differences', v_bill.difference_count,
        'paymentFen', v_bill.payment_fen, 'refundFen', v_bill.refund_fen, 'feeFen', v_bill.fee_fen);
end $$;
