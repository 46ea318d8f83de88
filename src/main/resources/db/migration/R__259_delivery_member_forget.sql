-- A person was deleted: what they allowed and when they spoke goes. To be called for each MemberDeleted; once more changes
-- nothing. Answers FORGOTTEN.
--   p_args {"memberId"}
create or replace function delivery_member_forget(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    delete from subscribe_credit where merchant_id = v_merchant and member_id = v_member;
    delete from service_word where merchant_id = v_merchant and member_id = v_member;
    return jsonb_build_object('outcome', 'FORGOTTEN');
end $$;
