-- A host pauses a line, with a word for those who come, or lets it go on. Who waits already waits on and is called on.
--   p_args {"storeId", "line", "paused", "message": {"zh", "en"} or null}
-- Outcomes: PAUSED, RESUMED {"storeId", "line", "day", "paused", "message", "version"}
-- Lock order: idempotency, line.
create or replace function queue_pause(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_paused  boolean := (p_args ->> 'paused')::boolean;
    v_line    queue_line;
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_line := queue_lock((p_call ->> 'merchant')::integer, (p_args ->> 'storeId')::uuid, p_args ->> 'line');
    perform queue_step(v_line, case when v_paused then 'pause' else 'resume' end, p_call ->> 'principal', null, '{}');
    update queue_line
       set paused_at = case when v_paused then coalesce(paused_at, app_now()) end,
           pause_message = case when v_paused then nullif(p_args -> 'message', 'null') end
     where merchant_id = v_line.merchant_id and store_id = v_line.store_id and line = v_line.line
    returning * into strict v_line;
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', case when v_paused then 'PAUSED' else 'RESUMED' end, 'storeId', v_line.store_id, 'line', v_line.line,
        'day', v_line.day, 'paused', v_paused, 'message', v_line.pause_message, 'version', v_line.version));
end $$;
