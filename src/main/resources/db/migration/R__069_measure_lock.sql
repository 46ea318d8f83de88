-- Holds a measure and, before it, the person whom it is on; all null when there is no such measure. Whatever changes a
-- person's measures goes through here, so that two of them never look past each other. When the person was merged
-- meanwhile the caller is asked to try again (40001).
-- Lock order: the member, the measure.
create or replace function measure_lock(p_merchant integer, p_measure uuid) returns measure
    language plpgsql
    as $$
declare
    v_member  uuid;
    v_measure measure;
begin
    select member_id into v_member from measure where merchant_id = p_merchant and id = p_measure;
    perform from member where merchant_id = p_merchant and id = v_member for no key update;
    select * into v_measure from measure where merchant_id = p_merchant and id = p_measure for update;
    if v_measure.member_id <> v_member then
        raise exception using errcode = '40001', message = 'the person of a measure was merged';
    end if;
    return v_measure;
end $$;
