-- A person wants no marketing any more: staff are not to call either. To be called for each MarketingRefused; who has
-- agreed again since keeps what is open. Answers DROPPED.
--   p_args {"memberId"}; lock order: the person's preferences, tasks
create or replace function staff_task_refused(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_member := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    perform message_hold(v_merchant, array[v_member]);
    update staff_task t set state = 'dropped', closed_at = app_now()
      from message_preference p
     where t.merchant_id = v_merchant and t.member_id = v_member and t.state = 'open'
       and p.merchant_id = v_merchant and p.member_id = v_member
       and message_refusal(v_merchant, v_member, 'marketing', p,
                           member_consented_at(v_merchant, v_member, 'marketing')) is not null;
    return jsonb_build_object('outcome', 'DROPPED');
end $$;
