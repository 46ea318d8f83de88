-- A person was deleted: what was written on their tickets goes. The tickets stay, under the pseudonym, for the store's
-- figures. To be called for each MemberDeleted; once more changes nothing. Answers FORGOTTEN.
--   p_args {"memberId"}
create or replace function queue_member_forget(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_call ->> 'merchant', true);
    update queue_ticket set note = null, wish = null
     where merchant_id = (p_call ->> 'merchant')::integer and member_id = (p_args ->> 'memberId')::uuid;
    return jsonb_build_object('outcome', 'FORGOTTEN');
end $$;
