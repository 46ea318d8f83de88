-- Staff did what they were asked for, once.
--   p_args {"taskId", "note"}; outcomes: DONE · TASK_CLOSED {"state"} · NOT_FOUND
-- Lock order: the task.
create or replace function staff_task_done(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_state    text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select state into v_state from staff_task
     where merchant_id = v_merchant and id = (p_args ->> 'taskId')::uuid for update;
    if not found then
        return jsonb_build_object('outcome', 'NOT_FOUND');
    elsif v_state <> 'open' then
        return jsonb_build_object('outcome', 'TASK_CLOSED', 'state', v_state);
    end if;
    update staff_task set state = 'done', note = p_args ->> 'note', closed_by = p_call ->> 'principal', closed_at = app_now()
     where merchant_id = v_merchant and id = (p_args ->> 'taskId')::uuid;
    return jsonb_build_object('outcome', 'DONE');
end $$;
