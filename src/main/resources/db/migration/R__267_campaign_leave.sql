-- Somebody in a run is no member any more, and nobody has told the runs yet: they leave it, or it is the part of whoever
-- they became, in this and in all other runs.
--   p_holder who they are now; null for nobody
create or replace function campaign_leave(p_call jsonb, p_member campaign_audience, p_holder uuid) returns void
    language plpgsql
    as $$
begin
    if p_holder is not null then
        perform campaign_people_merge(p_call, jsonb_build_object('fromMember', p_member.member_id, 'memberId', p_holder));
        return;
    end if;
    update campaign_audience set due_at = null, ended = 'deleted'
     where merchant_id = p_member.merchant_id and run_id = p_member.run_id and member_id = p_member.member_id;
end $$;
