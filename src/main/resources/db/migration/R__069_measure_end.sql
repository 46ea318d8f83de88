-- A measure is over: its time has passed ('time', state ended), or it is undone by an appeal that was granted ('appeal')
-- or that nobody decided in time ('undecided', state lifted). Cards that it kept frozen are given back. The caller holds
-- the person and the measure. One that is lifted already stays so; one that ended may still be lifted, for the record.
-- Lock order: cards by id.
create or replace function measure_end(p_merchant integer, p_actor text, p_measure measure, p_cause text) returns void
    language plpgsql
    as $$
declare
    v_to text := case p_cause when 'time' then 'ended' else 'lifted' end;
begin
    update measure set state = v_to, ended_at = app_now(), end_cause = p_cause
     where merchant_id = p_merchant and id = p_measure.id and state not in ('lifted', v_to);
    if not found then
        return;
    end if;
    perform measure_release(p_merchant, p_actor, p_measure);
    perform audit_write(p_merchant, p_actor, 'measure.' || v_to, 'measure:' || p_measure.id, jsonb_build_object(
        'memberId', p_measure.member_id, 'kind', p_measure.kind, 'cause', p_cause));
    perform outbox_publish(p_merchant, case v_to when 'lifted' then 'MeasureLifted' else 'MeasureEnded' end,
        'member:' || p_measure.member_id, jsonb_build_object('measureId', p_measure.id,
        'memberId', p_measure.member_id, 'kind', p_measure.kind, 'rule', p_measure.rule, 'cause', p_cause));
end $$;
