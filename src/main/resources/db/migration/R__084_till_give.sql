-- Writes a refund that till_refund has decided: running totals, the refund with its tenders, entries, audit, outbox.
-- The caller holds the sale. Answers REFUNDED with the figures.
create or replace function till_give(p_sale sale, p_key text, p_actor text, p_shift uuid, p_target jsonb,
                                     p_tenders jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_refund    uuid := (p_args ->> 'refundId')::uuid;
    v_amount    bigint := (p_args ->> 'amountFen')::bigint;
    v_card      uuid := (p_target ->> 'cardId')::uuid;
    v_now       timestamptz := app_now();
    v_wallet    bigint := till_tendered(p_tenders, 'wallet');
    v_bonus     bigint := till_give_back(p_sale.wallet_fen, p_sale.bonus_fen, p_sale.refunded_wallet_fen, v_wallet);
    v_principal bigint := v_wallet - v_bonus;
    v_state     text := case when v_wallet > 0 and v_card is null and v_principal > 0 then 'in_suspense' else 'booked' end;
    v_balance   jsonb := '{}';
    v_over      bigint := 0;
    v_benefits  jsonb := till_give_benefits(p_sale, p_actor, v_refund, v_amount);
    v_posted    jsonb;
    v_answer    jsonb;
begin
    if v_wallet = 0 then
        v_card := null;
    end if;
    if v_card is not null then
        v_balance := ledger_lock(p_sale.merchant_id, v_card);
        v_over := greatest(0, (till_balance(v_balance, v_principal, v_bonus) ->> 'totalFen')::bigint
                              - (p_target ->> 'capFen')::bigint);
    end if;
    update sale set refunded_fen = refunded_fen + v_amount, refunded_wallet_fen = refunded_wallet_fen + v_wallet,
           refunded_principal_fen = refunded_principal_fen + v_principal, refunded_bonus_fen = refunded_bonus_fen + v_bonus
     where merchant_id = p_sale.merchant_id and business_month = p_sale.business_month and id = p_sale.id;
    update sale_tender t set refunded_fen = t.refunded_fen + g."amountFen"
      from jsonb_to_recordset(p_tenders) as g (line smallint, "amountFen" bigint)
     where t.merchant_id = p_sale.merchant_id and t.business_month = p_sale.business_month and t.sale_id = p_sale.id
       and t.line = g.line;
    insert into sale_refund (merchant_id, business_month, sale_id, id, business_day, refunded_at, state, amount_fen,
                             wallet_fen, principal_fen, bonus_fen, credited_card_id, over_cap_fen, terminal_id, staff_id,
                             shift_id, reason, approval_id, actor, points_returned, points_taken_back, points_owed)
    values (p_sale.merchant_id, p_sale.business_month, p_sale.id, v_refund,
            store_day(p_sale.merchant_id, p_sale.store_id, v_now), v_now, v_state, v_amount, v_wallet, v_principal,
            v_bonus, v_card, v_over, (p_args ->> 'terminalId')::uuid, (p_args ->> 'staffId')::uuid, p_shift,
            p_args ->> 'reason', (p_args ->> 'approvalId')::uuid, p_actor, (v_benefits ->> 'returnedPoints')::bigint,
            (v_benefits ->> 'takenBackPoints')::bigint, (v_benefits ->> 'debtPoints')::bigint);
    insert into sale_refund_tender (merchant_id, business_month, sale_id, refund_id, line, amount_fen)
    select p_sale.merchant_id, p_sale.business_month, p_sale.id, v_refund, g.line, g."amountFen"
      from jsonb_to_recordset(p_tenders) as g (line smallint, "amountFen" bigint);
    -- Nothing is posted for a sale that coupons or points have paid whole.
    if v_amount > 0 then
        v_posted := ledger_post(p_sale.merchant_id,
            jsonb_build_object('key', p_key, 'kind', 'refund', 'sourceKind', 'sale_refund', 'sourceId', v_refund,
                               'storeId', p_sale.store_id, 'shiftId', p_shift, 'actor', p_actor,
                               'detail', jsonb_build_object('saleId', p_sale.id)),
            till_lines(p_sale.store_id, p_shift, 1, p_target -> 'wallet', v_principal, v_bonus, p_tenders));
    end if;
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'refund % was not posted: %', v_refund, v_posted ->> 'outcome';
    end if;

    select till_refund_view(r) || jsonb_build_object('refundableFen', p_sale.total_fen - p_sale.refunded_fen - v_amount)
      into v_answer
      from sale_refund r where r.merchant_id = p_sale.merchant_id and r.business_month = p_sale.business_month
       and r.sale_id = p_sale.id and r.id = v_refund;
    perform till_tell_refund(p_sale, v_answer - 'reason');
    perform audit_write(p_sale.merchant_id, p_actor, 'sale.refunded', 'sale:' || p_sale.id, v_answer - 'reason');
    return v_answer || jsonb_build_object('outcome', 'REFUNDED') || case when v_card is null then '{}' else
        jsonb_build_object('balances', v_posted -> 'balances', 'balance', till_balance(v_balance, v_principal, v_bonus)) end;
end $$;
