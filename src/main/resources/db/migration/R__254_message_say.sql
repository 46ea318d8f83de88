-- Plans messages in a commit of their own. Answers PLANNED {"messages": what message_plan answers}.
--   p_args {"messages": [as message_plan gets them]}
create or replace function message_say(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_call ->> 'merchant', true);
    return jsonb_build_object('outcome', 'PLANNED', 'messages',
                              message_plan((p_call ->> 'merchant')::integer, p_args -> 'messages'));
end $$;
