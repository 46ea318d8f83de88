-- Decides an appeal, once: the measure is upheld or lifted. Who proposed the measure and who approved it are party to it
-- and may not; nor does a word count that comes after the deadline, when the measure is to be lifted anyhow.
--   p_args {"appealId", "decision": "upheld" | "lifted", "reason"}
-- Outcomes: APPEAL_ENDED {"appealId", "measureId", "state"} · NOT_FOUND · PARTY_TO_MEASURE ·
--           APPEAL_DECIDED {"state"} · APPEAL_OVERDUE {"decideUntil"}
-- Lock order: idempotency, the member, the measure, cards by id.
create or replace function measure_appeal_decide(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_actor    text := p_call ->> 'principal';
    v_decision text := p_args ->> 'decision';
    v_outcome  jsonb := idempotency_begin(p_call);
    v_measure  measure;
    v_appeal   measure_appeal;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_measure := measure_lock(v_merchant, (select measure_id from measure_appeal
        where merchant_id = v_merchant and id = (p_args ->> 'appealId')::uuid));
    select * into v_appeal from measure_appeal
     where merchant_id = v_merchant and id = (p_args ->> 'appealId')::uuid;
    v_outcome := case
        when v_appeal.id is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_actor in (v_measure.proposed_by, v_measure.approved_by)
            then jsonb_build_object('outcome', 'PARTY_TO_MEASURE')
        when v_appeal.state <> 'open' then jsonb_build_object('outcome', 'APPEAL_DECIDED', 'state', v_appeal.state)
        when v_appeal.decide_until <= app_now()
            then jsonb_build_object('outcome', 'APPEAL_OVERDUE', 'decideUntil', v_appeal.decide_until) end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    update measure_appeal
       set state = v_decision, decided_by = v_actor, decided_at = app_now(), reason = p_args ->> 'reason'
     where merchant_id = v_merchant and id = v_appeal.id;
    perform audit_write(v_merchant, v_actor, 'measure.appeal_decided', 'measure:' || v_measure.id,
        jsonb_build_object('memberId', v_measure.member_id, 'appealId', v_appeal.id, 'decision', v_decision));
    perform outbox_publish(v_merchant, 'AppealDecided', 'member:' || v_measure.member_id, jsonb_build_object(
        'appealId', v_appeal.id, 'measureId', v_measure.id, 'memberId', v_measure.member_id, 'decision', v_decision));
    if v_decision = 'lifted' then
        perform measure_end(v_merchant, v_actor, v_measure, 'appeal');
    end if;
    perform measure_next(v_merchant, v_measure.id);
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'APPEAL_ENDED', 'appealId', v_appeal.id, 'measureId', v_measure.id, 'state', v_decision));
end $$;
