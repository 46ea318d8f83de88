-- Ends a charge request: the member confirms or refuses it, or the till cancels it. Exactly one decision wins.
--   p_args {"requestId", "decision": confirm | refuse | cancel, "memberId" (the member's, else null), "saleId",
--           "splitRule", "programmeVersion"}
-- Outcomes: RECORDED (confirmed: as till_book), REFUSED, CANCELLED (each {"requestId", "state"}), NOT_FOUND (also for
-- another member's), REQUEST_LAPSED, REQUEST_DECIDED {"state", "saleId"}, and the refusals of till_book, which leave
-- the request open, so that the member may recharge and confirm again while it lasts.
-- Lock order: idempotency, card (share), request, then as till_book.
create or replace function charge_request_decide(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome  jsonb := idempotency_begin(p_call);
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_actor    text := p_call ->> 'principal';
    v_decision text := p_args ->> 'decision';
    v_state    text := case p_args ->> 'decision' when 'confirm' then 'confirmed' when 'refuse' then 'refused'
                                                  when 'cancel' then 'cancelled' end;
    v_request  charge_request;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_request from charge_request where merchant_id = v_merchant and id = (p_args ->> 'requestId')::uuid
       and (p_args ->> 'memberId' is null or member_id = (p_args ->> 'memberId')::uuid);
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    perform card_lock(v_merchant, v_request.card_id);
    select * into v_request from charge_request where merchant_id = v_merchant and id = v_request.id for update;
    if v_request.state <> 'pending' then
        v_outcome := case v_request.state when 'lapsed' then jsonb_build_object('outcome', 'REQUEST_LAPSED')
            else jsonb_build_object('outcome', 'REQUEST_DECIDED', 'state', v_request.state, 'saleId', v_request.sale_id) end;
    elsif v_request.lapses_at <= app_now() then
        v_outcome := jsonb_build_object('outcome', 'REQUEST_LAPSED');
        v_state := 'lapsed';
        v_actor := 'system';
    elsif v_decision = 'confirm' then
        v_outcome := till_book(v_merchant, concat_ws('|', v_actor, p_call ->> 'key'), v_actor,
            p_args || jsonb_build_object('storeId', v_request.store_id, 'terminalId', v_request.terminal_id,
                'staffId', v_request.staff_id, 'cardId', v_request.card_id, 'identifiedBy', v_request.identified_by,
                'totalFen', v_request.total_fen, 'tenders', v_request.tenders, 'lines', v_request.lines,
                'note', v_request.note, 'recordedBy', v_request.placed_by, 'pricing', v_request.pricing));
        if v_outcome ->> 'outcome' <> 'RECORDED' then
            return idempotency_end(p_call, v_outcome);
        end if;
        v_outcome := v_outcome || jsonb_build_object('requestId', v_request.id);
    else
        v_outcome := jsonb_build_object('outcome', upper(v_state), 'requestId', v_request.id, 'state', v_state);
    end if;
    update charge_request set state = v_state, decided_at = app_now(), decided_by = v_actor,
           sale_id = case v_state when 'confirmed' then (p_args ->> 'saleId')::uuid end
     where merchant_id = v_merchant and id = v_request.id and state = 'pending';
    return idempotency_end(p_call, v_outcome);
end $$;
