-- A person was deleted: nothing more is said, and of what was said only the fate stays, under the pseudonym. To be called
-- for each MemberDeleted; once more changes nothing. Answers FORGOTTEN.
--   p_args {"memberId"}
-- Lock order: the person's preferences, messages.
create or replace function message_member_forget(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform message_hold(v_merchant, array[v_member]);
    perform message_withdraw(v_merchant, v_member, false, 'ENDED_MEMBER');
    update message set title = '{}', text = '{}', page = null, media = '[]', templates = '{}', why = '{}', inbox = false
     where merchant_id = v_merchant and member_id = v_member;
    delete from message_contact where merchant_id = v_merchant and member_id = v_member;
    delete from message_preference where merchant_id = v_merchant and member_id = v_member;
    return jsonb_build_object('outcome', 'FORGOTTEN');
end $$;
