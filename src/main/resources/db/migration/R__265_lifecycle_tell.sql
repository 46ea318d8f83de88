-- Writes changed stages into the members' facts, and tells each as StageChanged.
--   p_changes [{"memberId", "from", "to", "day"}]
create or replace function lifecycle_tell(p_merchant integer, p_changes jsonb) returns void
    language plpgsql
    as $$
begin
    if p_changes = '[]' then
        return;
    end if;
    perform member_fact_stage(p_merchant, (select jsonb_agg(jsonb_build_object('memberId', c -> 'memberId',
                                                                               'stage', c -> 'to', 'at', app_now()))
                                             from jsonb_array_elements(p_changes) c));
    perform outbox_publish_all(p_merchant, 'StageChanged', (
        select jsonb_agg(jsonb_build_object('aggregate', 'member:' || (c ->> 'memberId'), 'payload', c))
          from jsonb_array_elements(p_changes) c));
end $$;
