-- Begins a comparison of a day's bill: the differences of the last fetch go, what was settled stays.
--   p_args {"billDate"}; outcome BEGUN {"round"}: the number that its lines must name, so that of two fetches at once
--   only the later one counts.
create or replace function bill_begin(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_date     date := (p_args ->> 'billDate')::date;
    v_round    integer;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    insert into recharge_bill (merchant_id, bill_date, state) values (v_merchant, v_date, 'comparing')
    on conflict (merchant_id, bill_date) do update
       set state = 'comparing', round = recharge_bill.round + 1, line_count = 0, matched_count = 0,
           difference_count = 0, payment_fen = 0, refund_fen = 0, fee_fen = 0, fetched_at = app_now()
    returning round into v_round;
    delete from recharge_bill_difference where merchant_id = v_merchant and bill_date = v_date;
    return jsonb_build_object('outcome', 'BEGUN', 'round', v_round);
end $$;
