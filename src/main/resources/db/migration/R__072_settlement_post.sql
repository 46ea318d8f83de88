-- Compares lines of a day's trade bill with our books. A line that agrees is posted as settled, once whatever bill or
-- fetch it comes in: its amount leaves WeChat's clearing, the fee is ours, the rest is in the bank. A line that does
-- not agree is listed as a difference and nothing else happens.
--   p_args {"billDate", "round", "lines": [{"kind": "payment"|"refund", "number", "outTradeNo", "amountFen",
--           "feeFen"}]}; "number" is the transaction id of a payment and the out_refund_no of a refund; the fee is
--           negative when it is given back.
-- Outcome: COMPARED {"matched", "posted", "different"}; BILL_SUPERSEDED when a later fetch has begun.
-- Lock order: the bill, then ledger operations.
create or replace function settlement_post(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_date     date := (p_args ->> 'billDate')::date;
    v_round    integer := (p_args ->> 'round')::integer;
    v_line     record;
    v_result   text;
    v_matched  integer := 0;
    v_posted   integer := 0;
    v_different integer := 0;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform from recharge_bill
      where merchant_id = v_merchant and bill_date = v_date and round = v_round and state = 'comparing' for update;
    if not found then
        return jsonb_build_object('outcome', 'BILL_SUPERSEDED');
    end if;
    for v_line in
        select * from jsonb_to_recordset(p_args -> 'lines') as l
            (kind text, number text, "outTradeNo" text, "amountFen" bigint, "feeFen" bigint)
    loop
        v_result := settlement_line(v_merchant, v_date, v_round, to_jsonb(v_line));
        v_posted := v_posted + (v_result = 'POSTED')::integer;
        v_matched := v_matched + (v_result in ('POSTED', 'POSTED_BEFORE'))::integer;
        v_different := v_different + (v_result not in ('POSTED', 'POSTED_BEFORE'))::integer;
    end loop;
    update recharge_bill
       set line_count = line_count + v_matched + v_different, matched_count = matched_count + v_matched,
           difference_count = difference_count + v_different
     where merchant_id = v_merchant and bill_date = v_date;
    return jsonb_build_object('outcome', 'COMPARED', 'matched', v_matched, 'posted', v_posted,
        'different', v_different);
end $$;
