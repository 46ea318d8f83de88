-- Books one sale, or refuses and writes nothing. The inner part of till_charge, till_sale and charge_request_decide,
-- which have opened the operation.
--   p_key    the operation's key in the ledger;  p_actor  who acts (the member, when he confirms)
--   p_sale   {"saleId", "storeId", "terminalId", "staffId", "walletLimitFen", "cardId", "identifiedBy", "codeMinute",
--             "actorPhoneIndex", "totalFen", "tenders": [{"kind", "amountFen", "reference"}], "lines": [{"sku", "name", "quantity",
--             "amountFen", "productClass", "discountFen"}], "note", "splitRule", "programmeVersion", "recordedBy",
--             "pricing": as till_apply takes it, or null for a sale at its list price}
-- Outcomes: RECORDED (the receipt, with "balance" and "balances" when the wallet paid), NOT_FOUND, CARD_FROZEN,
-- CARD_LOST, CARD_CLOSED, CARD_NOT_SPENDABLE_YET {"spendableAt"}, CODE_USED, TERMINAL_LIMIT_EXCEEDED {"limitFen"},
-- OWN_CARD, SHIFT_CLOSED (cash without an open shift), TENDERS_DO_NOT_ADD_UP {"totalFen", "tendersFen"}, INSUFFICIENT_BALANCE
-- {"balanceFen", "principalFen", "bonusFen", "missingFen"}, OPERATION_KNOWN {"id"}, and the refusals of till_apply.
-- A code is used up with the sale alone: after a refusal the same code still pays, with other tenders beside it.
-- Lock order: card (share), shift (share), operation key, code, then as till_apply, accounts of the card.
create or replace function till_book(p_merchant integer, p_key text, p_actor text, p_sale jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_sale      uuid := (p_sale ->> 'saleId')::uuid;
    v_store     uuid := (p_sale ->> 'storeId')::uuid;
    v_card      uuid := (p_sale ->> 'cardId')::uuid;
    v_minute    bigint := (p_sale ->> 'codeMinute')::bigint;
    v_wallet    bigint := till_tendered(p_sale -> 'tenders', 'wallet');
    v_now       timestamptz := app_now();
    v_day       date := store_day(p_merchant, v_store, v_now);
    v_month     date := date_trunc('month', v_day);
    v_shift     uuid;
    v_holder    jsonb;
    v_member    uuid;
    v_known     uuid;
    v_balance   jsonb;
    v_principal bigint := 0;
    v_bonus     bigint := 0;
    v_earned    bigint;
    v_lines     jsonb;
    v_posted    jsonb;
    v_refusal   jsonb := till_sale_refusal(p_sale);
begin
    if v_refusal is null and v_card is not null then
        v_holder := card_lock(p_merchant, v_card);
        v_member := (v_holder ->> 'memberId')::uuid;
        v_refusal := coalesce(till_card_refusal(v_holder, v_wallet > 0), till_own_card(p_merchant, v_member, p_sale));
    end if;
    if v_refusal is not null then
        return v_refusal;
    end if;
    v_shift := shift_require_open(p_merchant, coalesce(p_sale ->> 'staffId', p_sale ->> 'terminalId')::uuid, v_store);
    if v_shift is null and till_tendered(p_sale -> 'tenders', 'cash') > 0 then
        return jsonb_build_object('outcome', 'SHIFT_CLOSED');
    end if;

    begin
        insert into till_operation (merchant_id, key, kind, id) values (p_merchant, p_key, 'sale', v_sale)
        on conflict do nothing;
        if not found then
            select id into v_known from till_operation where merchant_id = p_merchant and key = p_key;
            return jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', v_known);
        end if;
        if v_minute is not null and not card_code_redeem(p_merchant, v_card, v_minute, v_sale) then
            v_refusal := jsonb_build_object('outcome', 'CODE_USED');
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
        v_refusal := till_apply(p_merchant, p_actor, v_member, p_sale);
        if v_refusal is not null then
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
        v_earned := till_earn(p_merchant, p_actor, v_member, v_day, p_sale);
        if v_wallet > 0 then
            v_balance := ledger_lock(p_merchant, v_card);
            v_refusal := till_missing(v_wallet, v_balance);
            if v_refusal is not null then
                raise exception using errcode = 'LK001', message = 'refused';
            end if;
            v_principal := till_split(p_sale ->> 'splitRule', v_wallet, (v_balance ->> 'principal')::bigint,
                                      (v_balance ->> 'bonus')::bigint);
            v_bonus := v_wallet - v_principal;
        end if;
        insert into sale (merchant_id, business_month, id, business_day, sold_at, store_id, terminal_id, staff_id,
                          shift_id, card_id, member_id, identified_by, total_fen, wallet_fen, principal_fen, bonus_fen,
                          programme_version, note, actor, list_fen, points_spent, points_earned)
        values (p_merchant, v_month, v_sale, v_day, v_now, v_store, (p_sale ->> 'terminalId')::uuid,
                (p_sale ->> 'staffId')::uuid, v_shift, v_card, v_member,
                p_sale ->> 'identifiedBy', (p_sale ->> 'totalFen')::bigint, v_wallet, v_principal, v_bonus,
                coalesce(p_sale #>> '{pricing,programmeVersion}', p_sale ->> 'programmeVersion')::integer,
                coalesce(p_sale ->> 'note', ''),
                coalesce(p_sale ->> 'recordedBy', p_actor), (p_sale #>> '{pricing,listFen}')::bigint,
                coalesce((p_sale #>> '{pricing,points}')::bigint, 0), v_earned);
        perform till_write_children(p_merchant, v_month, p_sale);
        v_lines := till_lines(v_store, v_shift, -1, till_wallet_of(v_card), v_principal, v_bonus, p_sale -> 'tenders');
        -- Nothing is posted for a sale that coupons or points have paid whole.
        if v_lines is not null then
            v_posted := ledger_post(p_merchant,
                jsonb_build_object('key', p_key, 'kind', case when v_wallet > 0 then 'charge' else 'sale' end,
                                   'sourceKind', 'sale', 'sourceId', v_sale, 'storeId', v_store, 'shiftId', v_shift,
                                   'actor', p_actor), v_lines);
        end if;
        if v_posted ->> 'outcome' <> 'POSTED' then
            v_refusal := v_posted;
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return v_refusal;
    end;

    perform till_tell_sale(p_merchant, v_sale);
    return till_receipt(p_merchant, v_sale) || jsonb_build_object('outcome', 'RECORDED')
        || case when v_wallet = 0 then '{}' else jsonb_build_object('balances', v_posted -> 'balances',
                'balance', till_balance(v_balance, -v_principal, -v_bonus)) end;
end $$;
