-- A person was deleted: no campaign does anything for them any more, and the course of their stages, what staff noted
-- and the month of their birthday go. What they got stays under the pseudonym, for the campaigns' figures. To be called
-- for each MemberDeleted. Answers FORGOTTEN.
--   p_args {"memberId"}
create or replace function campaign_people_forget(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    update campaign_audience
       set due_at = null, ended = case when due_at is null then ended else 'deleted' end, celebrated_in = null
     where merchant_id = v_merchant and member_id = v_member and (due_at is not null or celebrated_in is not null);
    update staff_task set state = 'dropped', closed_at = app_now()
     where merchant_id = v_merchant and member_id = v_member and state = 'open';
    update staff_task set note = '-' where merchant_id = v_merchant and member_id = v_member and note is not null;
    delete from stage_change where merchant_id = v_merchant and member_id = v_member;
    return jsonb_build_object('outcome', 'FORGOTTEN');
end $$;
