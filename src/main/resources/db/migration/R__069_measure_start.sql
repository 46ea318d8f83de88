-- A measure comes into force: a freeze and a cancellation freeze all cards of the person, so that nothing is paid, no
-- benefit is had and no money is put on them; what is on them stays theirs. The caller holds the person and the measure.
-- Lock order: cards by id.
create or replace function measure_start(p_merchant integer, p_actor text, p_measure measure) returns void
    language plpgsql
    as $$
begin
    update measure set state = 'in_force' where merchant_id = p_merchant and id = p_measure.id;
    if p_measure.kind <> 'warn' then
        perform measure_hold(p_merchant, p_actor, p_measure);
        perform audit_write(p_merchant, p_actor, 'measure.started', 'measure:' || p_measure.id,
            jsonb_build_object('memberId', p_measure.member_id, 'kind', p_measure.kind));
    end if;
end $$;
