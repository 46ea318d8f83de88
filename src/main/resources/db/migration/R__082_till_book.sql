-- Books one sale, or refuses and writes nothing. The inner part of till_charge, till_sale and charge_request_decide,
-- which have opened the operation.
--   p_key    the operation's key in the ledger;  p_actor  who acts (the member, when he confirms)
--   p_sale   {"saleId", "storeId", "terminalId", "staffId", "shiftId", "cardId", "identifiedBy", "codeMinute",
--             "totalFen", "tenders": [{"kind", "amountFen", "reference"}], "lines": [{"sku", "name", "quantity",
--             "amountFen"}], "note", "splitRule", "programmeVersion", "recordedBy"}
-- Outcomes: RECORDED (the receipt), NOT_FOUND, CARD_FROZEN, CARD_LOST, CARD_CLOSED, CARD_NOT_SPENDABLE_YET
-- {"spendableAt"}, CODE_USED, TERMINAL_LIMIT_EXCEEDED {"limitFen"}, FORBIDDEN (store closed, terminal revoked or of
-- another store), SHIFT_CLOSED, TENDERS_DO_NOT_ADD_UP {"totalFen", "tendersFen"}, INSUFFICIENT_BALANCE {"balanceFen",
-- "principalFen", "bonusFen", "missingFen"}, OPERATION_KNOWN {"id"}.
-- A code is used up with the sale alone: after a refusal the same code still pays, with other tenders beside it.
-- Lock order: card (share), shift (share), code, accounts of the card.
create or replace function till_book(p_merchant integer, p_key text, p_actor text, p_sale jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_sale      uuid := (p_sale ->> 'saleId')::uuid;
    v_store     uuid := (p_sale ->> 'storeId')::uuid;
    v_shift     uuid := (p_sale ->> 'shiftId')::uuid;
    v_card      uuid := (p_sale ->> 'cardId')::uuid;
    v_minute    bigint := (p_sale ->> 'codeMinute')::bigint;
    v_total     bigint := (p_sale ->> 'totalFen')::bigint;
    v_wallet    bigint := till_tendered(p_sale -> 'tenders', 'wallet');
    v_now       timestamptz := app_now();
    v_day       date;
    v_holder    jsonb;
    v_known     uuid;
    v_balance   jsonb;
    v_principal bigint := 0;
    v_bonus     bigint := 0;
    v_posted    jsonb := '{}';
    v_refusal   jsonb;
begin
    v_refusal := till_admit(p_merchant, p_sale, v_wallet);
    if v_card is not null and v_refusal is null then
        v_holder := card_lock(p_merchant, v_card);
        v_refusal := till_card_refusal(v_holder, v_wallet > 0);
    end if;
    if v_refusal is null and till_tendered(p_sale -> 'tenders', 'cash') > 0
       and not coalesce(shift_require_open(p_merchant, v_shift, v_store), false) then
        v_refusal := jsonb_build_object('outcome', 'SHIFT_CLOSED');
    end if;
    if v_refusal is not null then
        return v_refusal;
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
        v_day := till_day(p_merchant, v_store, v_now);
        insert into sale (merchant_id, business_month, id, business_day, sold_at, store_id, terminal_id, staff_id,
                          shift_id, card_id, member_id, identified_by, total_fen, wallet_fen, principal_fen, bonus_fen,
                          programme_version, note, actor)
        values (p_merchant, date_trunc('month', v_day), v_sale, v_day, v_now, v_store, (p_sale ->> 'terminalId')::uuid,
                (p_sale ->> 'staffId')::uuid, v_shift, v_card, (v_holder ->> 'memberId')::uuid,
                p_sale ->> 'identifiedBy', v_total, v_wallet, v_principal, v_bonus,
                (p_sale ->> 'programmeVersion')::integer, coalesce(p_sale ->> 'note', ''),
                coalesce(p_sale ->> 'recordedBy', p_actor));
        perform till_write_children(p_merchant, date_trunc('month', v_day)::date, p_sale);
        if v_wallet > 0 then
            v_posted := ledger_post(p_merchant,
                jsonb_build_object('key', p_key, 'kind', 'charge', 'sourceKind', 'sale', 'sourceId', v_sale,
                                   'storeId', v_store, 'shiftId', v_shift, 'actor', p_actor),
                till_lines(v_card, v_store, -v_principal, -v_bonus));
            if v_posted ->> 'outcome' <> 'POSTED' then
                v_refusal := v_posted;
                raise exception using errcode = 'LK001', message = 'refused';
            end if;
        end if;
    exception when sqlstate 'LK001' then
        return v_refusal;
    end;

    perform till_tell_sale(p_merchant, v_sale);
    return till_receipt(p_merchant, v_sale) || jsonb_build_object(
        'outcome', 'RECORDED', 'balances', coalesce(v_posted -> 'balances', '[]'::jsonb),
        'balance', case when v_wallet > 0 then jsonb_build_object(
            'principalFen', (v_balance ->> 'principal')::bigint - v_principal,
            'bonusFen', (v_balance ->> 'bonus')::bigint - v_bonus,
            'totalFen', (v_balance ->> 'principal')::bigint + (v_balance ->> 'bonus')::bigint - v_wallet) end);
end $$;
