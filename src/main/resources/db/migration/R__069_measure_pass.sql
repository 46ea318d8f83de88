-- Does to a measure what time alone has brought by now; however often it is called, each thing happens once.
--   * an appeal that nobody decided in time lapses, and the measure is lifted: silence goes to the member
--   * a cancellation whose notice has run out comes into force
--   * a freeze ends
--   * a cancellation that can no longer be appealed, or was upheld, is final: MembershipCancelled is told, and whoever
--     pays the principal back hears it
--   p_args {"measureId"}
-- Outcomes: MEASURE_PASSED {"measureId", "state"} · NOT_FOUND
-- Lock order: the member, the measure, cards by id. No idempotency row: the state itself says what was done.
create or replace function measure_pass(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_actor    text := p_call ->> 'principal';
    v_measure  measure;
    v_appeal   measure_appeal;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_measure := measure_lock(v_merchant, (p_args ->> 'measureId')::uuid);
    if v_measure.id is null then
        return jsonb_build_object('outcome', 'NOT_FOUND');
    end if;
    update measure_appeal set state = 'lapsed', decided_by = v_actor, decided_at = app_now()
     where merchant_id = v_merchant and measure_id = v_measure.id and state = 'open' and decide_until <= app_now();
    if found then
        perform measure_end(v_merchant, v_actor, v_measure, 'undecided');
    elsif v_measure.state = 'announced' and v_measure.takes_effect_at <= app_now() then
        perform measure_start(v_merchant, v_actor, v_measure);
    elsif v_measure.state = 'in_force' and v_measure.kind = 'freeze' and v_measure.ends_at <= app_now() then
        perform measure_end(v_merchant, v_actor, v_measure, 'time');
    end if;
    select * into v_appeal from measure_appeal where merchant_id = v_merchant and measure_id = v_measure.id;
    update measure set final_at = app_now()
     where merchant_id = v_merchant and id = v_measure.id and kind = 'cancel' and state = 'in_force'
       and final_at is null and coalesce(v_appeal.state = 'upheld', appeal_until <= app_now());
    if found then
        perform audit_write(v_merchant, v_actor, 'measure.final', 'measure:' || v_measure.id,
            jsonb_build_object('memberId', v_measure.member_id));
        perform outbox_publish(v_merchant, 'MembershipCancelled', 'member:' || v_measure.member_id, jsonb_build_object(
            'measureId', v_measure.id, 'memberId', v_measure.member_id,
            'cards', (select coalesce(jsonb_agg(c.id order by c.id), '[]') from card c
                where c.merchant_id = v_merchant and c.member_id = v_measure.member_id and c.status <> 'closed')));
    end if;
    perform measure_next(v_merchant, v_measure.id);
    return jsonb_build_object('outcome', 'MEASURE_PASSED', 'measureId', v_measure.id,
        'state', (select state from measure where merchant_id = v_merchant and id = v_measure.id));
end $$;
