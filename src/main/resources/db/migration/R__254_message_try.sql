-- Plans one message because somebody asked for it under a key of their own: asked again, it answers the same. Answers
-- PLANNED {"message": as message_plan answers it}.
--   p_args {"message": as message_plan gets it}
create or replace function message_try(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v jsonb := idempotency_begin(p_call);
begin
    if v is not null then
        return v;
    end if;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLANNED', 'message',
        message_plan((p_call ->> 'merchant')::integer, jsonb_build_array(p_args -> 'message')) -> 0));
end $$;
