-- Posts one settled line: out of WeChat's clearing, the fee taken off, the rest in the bank. A refund goes the other
-- way, with the fee that WeChat gives back.
create or replace function settlement_book(p_merchant integer, p_line jsonb) returns void
    language plpgsql
    as $$
declare
    v_refund boolean := p_line ->> 'kind' = 'refund';
    v_amount bigint := (p_line ->> 'amountFen')::bigint * case when v_refund then -1 else 1 end;
    v_fee    bigint := (p_line ->> 'feeFen')::bigint;
    v_ref    text := case when v_refund then p_line ->> 'number' else p_line ->> 'outTradeNo' end;
    v_lines  jsonb;
    v_posted jsonb;
begin
    select jsonb_agg(jsonb_build_object('counter', l.counter, 'ref', v_ref, 'asset', 'principal', 'amount', l.amount))
      into v_lines
      from (values ('wechat_clearing', v_amount), ('bank', v_fee - v_amount), ('wechat_fee', -v_fee))
        as l (counter, amount)
     where l.amount <> 0;
    v_posted := ledger_post(p_merchant, jsonb_build_object(
        'key', concat_ws(':', 'bill', p_line ->> 'kind', p_line ->> 'number'), 'kind', 'settlement',
        'sourceKind', 'recharge_bill', 'actor', 'system'), v_lines);
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'settlement of % was not posted: %', p_line ->> 'number', v_posted ->> 'outcome';
    end if;
end $$;
