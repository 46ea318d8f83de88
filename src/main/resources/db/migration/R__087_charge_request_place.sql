-- Asks a member to confirm a charge on the phone. Nothing is held; the balance is looked at when he answers.
--   p_args as p_sale of till_book, with "requestId" and "lapseSeconds" in place of "saleId" and the rules
-- Outcomes: PLACED (charge_request_view), NOT_FOUND, CARD_FROZEN, CARD_LOST, CARD_CLOSED,
-- CARD_NOT_SPENDABLE_YET, OWN_CARD, CODE_USED, TERMINAL_LIMIT_EXCEEDED, TENDERS_DO_NOT_ADD_UP, WALLET_NOT_TENDERED,
-- REQUEST_PENDING {"requestId", "lapsesAt"} (a card has one open question at a time), OPERATION_KNOWN.
-- A scanned code is used up here: it asks once.
-- Lock order: idempotency, card (share), code, request.
create or replace function charge_request_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome  jsonb := idempotency_begin(p_call);
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_key      text := concat_ws('|', p_call ->> 'principal', p_call ->> 'key');
    v_request  uuid := (p_args ->> 'requestId')::uuid;
    v_card     uuid := (p_args ->> 'cardId')::uuid;
    v_minute   bigint := (p_args ->> 'codeMinute')::bigint;
    v_wallet   bigint := till_tendered(p_args -> 'tenders', 'wallet');
    v_now      timestamptz := app_now();
    v_lapses   timestamptz := v_now + make_interval(secs => (p_args ->> 'lapseSeconds')::integer);
    v_holder   jsonb;
    v_open     charge_request;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_holder := card_lock(v_merchant, v_card);
    v_outcome := coalesce(till_sale_refusal(p_args), till_card_refusal(v_holder, true),
        till_own_card(v_merchant, (v_holder ->> 'memberId')::uuid, p_args),
        case when v_wallet = 0 then jsonb_build_object('outcome', 'WALLET_NOT_TENDERED') end);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    begin
        update charge_request set state = 'lapsed', decided_at = v_now, decided_by = 'system'
         where merchant_id = v_merchant and card_id = v_card and state = 'pending' and lapses_at <= v_now;
        insert into till_operation (merchant_id, key, kind, id) values (v_merchant, v_key, 'request', v_request)
        on conflict do nothing;
        if not found then
            select jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', o.id) into v_outcome
              from till_operation o where o.merchant_id = v_merchant and o.key = v_key;
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
        if v_minute is not null and not card_code_redeem(v_merchant, v_card, v_minute, v_request) then
            v_outcome := jsonb_build_object('outcome', 'CODE_USED');
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
        insert into charge_request (merchant_id, id, card_id, member_id, store_id, terminal_id, staff_id, identified_by,
                                    total_fen, wallet_fen, tenders, lines, note, placed_by, placed_at, lapses_at, pricing)
        values (v_merchant, v_request, v_card, (v_holder ->> 'memberId')::uuid, (p_args ->> 'storeId')::uuid,
                (p_args ->> 'terminalId')::uuid, (p_args ->> 'staffId')::uuid, p_args ->> 'identifiedBy',
                (p_args ->> 'totalFen')::bigint, v_wallet, p_args -> 'tenders', coalesce(p_args -> 'lines', '[]'),
                coalesce(p_args ->> 'note', ''), p_call ->> 'principal', v_now, v_lapses, p_args -> 'pricing')
        on conflict (merchant_id, card_id) where state = 'pending' do nothing;
        if not found then
            select * into v_open from charge_request
             where merchant_id = v_merchant and card_id = v_card and state = 'pending';
            v_outcome := jsonb_build_object('outcome', 'REQUEST_PENDING', 'requestId', v_open.id,
                                            'lapsesAt', v_open.lapses_at);
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return idempotency_end(p_call, v_outcome);
    end;
    perform outbox_publish(v_merchant, 'ChargeRequested', 'card:' || v_card, jsonb_build_object('requestId', v_request,
        'cardId', v_card, 'memberId', v_holder -> 'memberId', 'storeId', p_args -> 'storeId',
        'totalFen', p_args -> 'totalFen', 'walletFen', v_wallet, 'lapsesAt', v_lapses));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACED')
        || charge_request_view(v_merchant, v_request));
end $$;
