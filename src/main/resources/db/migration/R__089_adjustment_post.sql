-- Puts a card's balance right by hand, on the word of two people, in one commit: idempotency row, adjustment, entries,
-- audit, outbox.
--   p_args {"adjustmentId", "cardId", "asset": principal | bonus, "amountFen" (signed), "reason", "requestedBy",
--           "approvalId"}; the caller is the second pair of eyes
-- Outcomes: ADJUSTED {"adjustmentId", "balance", "balances"}, NOT_FOUND, CARD_CLOSED, SAME_PERSON, OVER_CAP {"capFen"},
-- INSUFFICIENT_BALANCE {"balanceFen", "missingFen"}, OPERATION_KNOWN. A frozen or lost card may be put right.
-- Lock order: idempotency, card (share), accounts.
create or replace function adjustment_post(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome    jsonb := idempotency_begin(p_call);
    v_merchant   integer := (p_call ->> 'merchant')::integer;
    v_adjustment uuid := (p_args ->> 'adjustmentId')::uuid;
    v_card       uuid := (p_args ->> 'cardId')::uuid;
    v_asset      text := p_args ->> 'asset';
    v_amount     bigint := (p_args ->> 'amountFen')::bigint;
    v_holder     jsonb;
    v_balance    jsonb;
    v_posted     jsonb;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_holder := card_lock(v_merchant, v_card);
    v_balance := ledger_lock(v_merchant, v_card);
    v_outcome := case
        when v_holder is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_holder ->> 'status' = 'closed' then jsonb_build_object('outcome', 'CARD_CLOSED')
        when p_args ->> 'requestedBy' = p_call ->> 'principal' then jsonb_build_object('outcome', 'SAME_PERSON')
        when v_amount > 0
             and (till_balance(v_balance, v_amount, 0) ->> 'totalFen')::bigint > (v_holder ->> 'balanceCapFen')::bigint then
            jsonb_build_object('outcome', 'OVER_CAP', 'capFen', v_holder -> 'balanceCapFen')
    end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_posted := ledger_post(v_merchant,
        jsonb_build_object('key', 'adjustment:' || (p_args ->> 'approvalId'), 'kind', 'adjustment',
            'sourceKind', 'adjustment', 'sourceId', v_adjustment, 'actor', p_call ->> 'principal',
            'detail', jsonb_build_object('requestedBy', p_args -> 'requestedBy')),
        jsonb_build_array(
            jsonb_build_object('holder', v_card, 'asset', v_asset, 'amount', v_amount),
            jsonb_build_object('counter', 'adjustment', 'ref', v_adjustment, 'asset', v_asset, 'amount', -v_amount)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        return idempotency_end(p_call, v_posted - 'holder');
    end if;
    insert into adjustment (merchant_id, id, card_id, asset, amount_fen, reason, requested_by, decided_by, approval_id,
                            posted_at)
    values (v_merchant, v_adjustment, v_card, v_asset, v_amount, p_args ->> 'reason', p_args ->> 'requestedBy',
            p_call ->> 'principal', (p_args ->> 'approvalId')::uuid, app_now());
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.adjusted', 'card:' || v_card, p_args);
    perform outbox_publish(v_merchant, 'CardAdjusted', 'card:' || v_card,
        jsonb_build_object('adjustmentId', v_adjustment, 'cardId', v_card, 'asset', v_asset, 'amountFen', v_amount));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'ADJUSTED', 'adjustmentId', v_adjustment,
        'balances', v_posted -> 'balances', 'balance', till_balance(v_balance,
            case v_asset when 'principal' then v_amount else 0 end, case v_asset when 'bonus' then v_amount else 0 end)));
end $$;
