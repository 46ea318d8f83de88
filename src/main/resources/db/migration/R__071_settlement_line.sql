-- Settles one line of a bill, or lists how it differs. Answers POSTED, POSTED_BEFORE or the kind of the difference.
create or replace function settlement_line(p_merchant integer, p_date date, p_round integer, p_line jsonb) returns text
    language plpgsql
    as $$
declare
    v_kind    text := p_line ->> 'kind';
    v_number  text := p_line ->> 'number';
    v_amount  bigint := (p_line ->> 'amountFen')::bigint;
    v_fee     bigint := (p_line ->> 'feeFen')::bigint;
    v_before  recharge_settlement;
    v_here    bigint;
    v_booked  boolean;
    v_problem text;
begin
    select * into v_before from recharge_settlement
     where merchant_id = p_merchant and kind = v_kind and number = v_number for update;
    select b.amount_fen, b.booked into v_here, v_booked
      from settlement_booked(p_merchant, v_kind, v_number, p_line ->> 'outTradeNo') b;
    v_problem := case
        when v_before.bill_date = p_date and v_before.seen_round = p_round or v_before.bill_date <> p_date
            then 'LISTED_TWICE'
        when v_before.amount_fen <> v_amount then 'AMOUNT_DIFFERS'
        when v_before.fee_fen <> v_fee then 'FEE_DIFFERS'
        when v_here is null then 'MISSING_HERE'
        when v_here <> v_amount then 'AMOUNT_DIFFERS'
        when not v_booked then 'NOT_SETTLED_HERE' end;
    if v_problem is not null then
        insert into recharge_bill_difference (merchant_id, bill_date, kind, line_kind, number, here_fen, there_fen)
        values (p_merchant, p_date, v_problem, v_kind, v_number,
                case v_problem when 'FEE_DIFFERS' then v_before.fee_fen else coalesce(v_before.amount_fen, v_here) end,
                case v_problem when 'FEE_DIFFERS' then v_fee else v_amount end)
        on conflict do nothing;
        return v_problem;
    elsif v_before.number is not null then
        update recharge_settlement set seen_round = p_round
         where merchant_id = p_merchant and kind = v_kind and number = v_number;
        return 'POSTED_BEFORE';
    end if;
    perform settlement_book(p_merchant, p_line);
    insert into recharge_settlement (merchant_id, kind, number, bill_date, amount_fen, fee_fen, seen_round)
    values (p_merchant, v_kind, v_number, p_date, v_amount, v_fee, p_round);
    return 'POSTED';
end $$;
