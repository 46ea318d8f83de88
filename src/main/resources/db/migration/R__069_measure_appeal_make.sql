-- A member says no to a measure on them, once and in time.
--   p_args {"appealId", "measureId", "memberId", "text", "decisionDays"}
-- Outcomes: APPEAL_MADE {"appealId"} · NOT_FOUND · MEASURE_LIFTED · APPEAL_KNOWN {"appealId"} ·
--           APPEAL_TOO_LATE {"appealUntil"}
-- Lock order: idempotency, the member, the measure.
create or replace function measure_appeal_make(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_outcome  jsonb := idempotency_begin(p_call);
    v_measure  measure;
    v_earlier  uuid;
    v_appeal   measure_appeal;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_measure := measure_lock(v_merchant, (p_args ->> 'measureId')::uuid);
    select id into v_earlier from measure_appeal where merchant_id = v_merchant and measure_id = v_measure.id;
    v_outcome := case
        when v_measure.id is null or v_measure.member_id <> (p_args ->> 'memberId')::uuid
            then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_earlier is not null then jsonb_build_object('outcome', 'APPEAL_KNOWN', 'appealId', v_earlier)
        when v_measure.state = 'lifted' then jsonb_build_object('outcome', 'MEASURE_LIFTED')
        when v_measure.appeal_until <= app_now()
            then jsonb_build_object('outcome', 'APPEAL_TOO_LATE', 'appealUntil', v_measure.appeal_until) end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    insert into measure_appeal (merchant_id, id, measure_id, text, made_at, decide_until)
    select v_merchant, (p_args ->> 'appealId')::uuid, v_measure.id, p_args ->> 'text', t.now,
           t.now + (p_args ->> 'decisionDays')::integer * interval '1 day'
      from (select app_now() as now) t
    returning * into v_appeal;
    perform measure_next(v_merchant, v_measure.id);
    perform audit_write(v_merchant, p_call ->> 'principal', 'measure.appealed', 'measure:' || v_measure.id,
        jsonb_build_object('memberId', v_measure.member_id, 'appealId', v_appeal.id));
    perform outbox_publish(v_merchant, 'AppealMade', 'member:' || v_measure.member_id, jsonb_build_object(
        'appealId', v_appeal.id, 'measureId', v_measure.id, 'memberId', v_measure.member_id,
        'decideUntil', v_appeal.decide_until));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'APPEAL_MADE', 'appealId', v_appeal.id));
end $$;
