-- Sets the stages of members, and answers how many it changed. Who stands on the stage already, or is no member any
-- more, stays as they are. Lock order: facts by member.
--   p_changes [{"memberId", "stage", "at"}]
create or replace function member_fact_stage(p_merchant integer, p_changes jsonb) returns integer
    language plpgsql
    as $$
declare
    v_changed integer;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    perform from member_fact f
      join jsonb_array_elements(p_changes) as c on f.member_id = (c ->> 'memberId')::uuid
     where f.merchant_id = p_merchant order by f.member_id for no key update of f;
    update member_fact f set stage = c ->> 'stage', stage_at = (c ->> 'at')::timestamptz
      from jsonb_array_elements(p_changes) as c
     where f.merchant_id = p_merchant and f.member_id = (c ->> 'memberId')::uuid and f.stage <> c ->> 'stage';
    get diagnostics v_changed = row_count;
    return v_changed;
end $$;
