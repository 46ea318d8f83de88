-- Ends a dry run with its result or with what went wrong, and tells it; false for who does not hold its lease any more.
-- Event: DryRunFinished {"dryRunId", "version", "state"}.
create or replace function dry_run_finish(p_merchant integer, p_id uuid, p_token uuid, p_result jsonb, p_failure text)
    returns boolean
    language plpgsql
    as $$
declare
    v_version integer;
    v_state   text := case when p_failure is null then 'done' else 'failed' end;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update dry_run
       set state = v_state, result = p_result, failure = p_failure, checkpoint = null, finished_at = app_now(),
           members_played = case when p_failure is null then members else members_played end,
           lease_token = null, lease_until = null
     where merchant_id = p_merchant and id = p_id and lease_token = p_token and state = 'running'
    returning version into v_version;
    if not found then
        return false;
    end if;
    perform outbox_publish(p_merchant, 'DryRunFinished', 'dry_run:' || p_id, jsonb_build_object(
        'dryRunId', p_id, 'version', v_version, 'state', v_state));
    return true;
end $$;
