-- Takes the rest off a card that is about to close: principal into a pay-out by hand, bonus back to its cost. The
-- caller holds the card and its accounts. Answers {"payoutId"|null, "payoutFen", "bonusFen", "balances"}.
create or replace function recharge_card_rest(p_merchant integer, p_card uuid, p_key text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_principal bigint := ledger_balance_of(p_merchant, p_card, 'principal');
    v_bonus     bigint := ledger_balance_of(p_merchant, p_card, 'bonus');
    v_payout    uuid := case when v_principal > 0 then (p_args ->> 'payoutId')::uuid end;
    v_lines     jsonb;
    v_posted    jsonb;
begin
    if v_payout is not null then
        insert into payout (merchant_id, id, card_id, amount_fen, state, requested_by)
        values (p_merchant, v_payout, p_card, v_principal, 'waiting', p_args ->> 'actor');
    end if;
    select jsonb_agg(l.line || jsonb_build_object('asset', l.asset, 'amount', l.amount)) into v_lines
      from (values (jsonb_build_object('holder', p_card), 'principal', -v_principal),
                   (jsonb_build_object('counter', 'refund_clearing', 'ref', v_payout), 'principal', v_principal),
                   (jsonb_build_object('holder', p_card), 'bonus', -v_bonus),
                   (jsonb_build_object('counter', 'bonus_cost'), 'bonus', v_bonus)) as l (line, asset, amount)
     where l.amount <> 0;
    if v_lines is not null then
        v_posted := ledger_post(p_merchant, jsonb_build_object('key', p_key, 'kind', 'card_close',
            'sourceKind', 'card', 'sourceId', p_card, 'actor', p_args ->> 'actor',
            'detail', jsonb_build_object('payoutId', v_payout)), v_lines);
        if v_posted ->> 'outcome' <> 'POSTED' then
            raise exception 'card % was not emptied: %', p_card, v_posted ->> 'outcome';
        end if;
    end if;
    return jsonb_build_object('payoutId', v_payout, 'payoutFen', v_principal, 'bonusFen', v_bonus,
        'balances', ledger_balance(p_merchant, p_card));
end $$;
