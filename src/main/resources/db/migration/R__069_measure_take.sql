-- Takes a measure on a member under one written rule. Nothing that is owed to them changes.
--   p_args {"measureId", "memberId", "kind": "warn" | "freeze" | "cancel", "rule", "programmeVersion", "reason",
--           "evidence": [{"text", "reference"}], "proposedBy", "approvalId" (null for a warning), "appealDays",
--           "noticeDays" (before a cancellation takes effect), "freezeDays" (how long a freeze lasts)}
-- The principal of the call is who approved it, and of a warning who gives it.
-- Outcomes: MEASURE_TAKEN {"measureId", "state"} · NOT_FOUND (no such live person) · MEASURE_IN_FORCE {"measureId"}
--           (frozen or cancelled under this very rule already; warnings may repeat)
-- Lock order: idempotency, the member, cards by id.
create or replace function measure_take(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_actor    text := p_call ->> 'principal';
    v_kind     text := p_args ->> 'kind';
    v_notice   interval := case v_kind when 'cancel' then (p_args ->> 'noticeDays')::integer else 0 end
                           * interval '1 day';
    v_outcome  jsonb := idempotency_begin(p_call);
    v_measure  measure;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform from member
      where merchant_id = v_merchant and id = (p_args ->> 'memberId')::uuid and status = 'active' for no key update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select * into v_measure from measure
     where merchant_id = v_merchant and member_id = (p_args ->> 'memberId')::uuid and rule = p_args ->> 'rule'
       and kind = v_kind and kind <> 'warn' and state in ('announced', 'in_force') limit 1;
    if found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'MEASURE_IN_FORCE', 'measureId', v_measure.id));
    end if;
    insert into measure (merchant_id, id, member_id, kind, rule, programme_version, reason, evidence, state, proposed_by,
                         approved_by, approval_id, taken_at, takes_effect_at, ends_at, appeal_until)
    select v_merchant, (p_args ->> 'measureId')::uuid, (p_args ->> 'memberId')::uuid, v_kind, p_args ->> 'rule',
           (p_args ->> 'programmeVersion')::integer, p_args ->> 'reason', p_args -> 'evidence',
           case when v_notice > interval '0' then 'announced' else 'in_force' end, p_args ->> 'proposedBy',
           case when v_kind <> 'warn' then v_actor end, (p_args ->> 'approvalId')::uuid, t.now, t.now + v_notice,
           case v_kind when 'freeze' then t.now + (p_args ->> 'freezeDays')::integer * interval '1 day' end,
           t.now + (p_args ->> 'appealDays')::integer * interval '1 day'
      from (select app_now() as now) t
    returning * into v_measure;
    perform audit_write(v_merchant, v_actor, 'measure.taken', 'measure:' || v_measure.id, jsonb_build_object(
        'memberId', v_measure.member_id, 'kind', v_kind, 'rule', v_measure.rule,
        'programmeVersion', v_measure.programme_version, 'proposedBy', v_measure.proposed_by));
    perform outbox_publish(v_merchant, 'MeasureTaken', 'member:' || v_measure.member_id, jsonb_build_object(
        'measureId', v_measure.id, 'memberId', v_measure.member_id, 'kind', v_kind, 'rule', v_measure.rule,
        'programmeVersion', v_measure.programme_version, 'takesEffectAt', v_measure.takes_effect_at,
        'endsAt', v_measure.ends_at, 'appealUntil', v_measure.appeal_until));
    if v_measure.state = 'in_force' then
        perform measure_start(v_merchant, v_actor, v_measure);
    end if;
    perform measure_next(v_merchant, v_measure.id);
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'MEASURE_TAKEN', 'measureId', v_measure.id, 'state', v_measure.state));
end $$;
