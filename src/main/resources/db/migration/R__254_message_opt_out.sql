-- A person wants no marketing any more, by the link of a message. Said again it changes nothing. Answers OPTED_OUT, for one
-- who was deleted too.
--   p_args {"memberId"}
-- Lock order: the person's preferences, messages.
create or replace function message_opt_out(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_member := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    if not member_is_live(v_merchant, v_member) then
        return jsonb_build_object('outcome', 'OPTED_OUT');
    end if;
    perform message_hold(v_merchant, array[v_member]);
    update message_preference set marketing_off_at = app_now(), changed_at = app_now()
     where merchant_id = v_merchant and member_id = v_member
       and coalesce(marketing_off_at < member_consented_at(v_merchant, v_member, 'marketing'), true);
    if found then
        perform message_withdraw(v_merchant, v_member, true, 'OPTED_OUT');
        perform message_tell_refusal(v_merchant, v_member);
        perform audit_write(v_merchant, 'member:' || v_member, 'message.opted_out', 'member:' || v_member, '{}');
    end if;
    return jsonb_build_object('outcome', 'OPTED_OUT');
end $$;
