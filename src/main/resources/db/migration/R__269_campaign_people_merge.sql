-- Two people became one: what "fromMember" had of campaigns is "memberId"'s, so that they get nothing twice. Where that one
-- is in the same run already, the other one's part ends as 'merged', and counts no more. A campaign that left one of them
-- alone leaves them alone: what waited ends as 'held_out'. To be called for each CardsMerged; once more changes nothing.
-- Answers MERGED.
--   p_args {"fromMember", "memberId"}; lock order: members of runs as campaign_step, what was done for them, tasks
create or replace function campaign_people_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    perform from campaign_audience a
     where a.merchant_id = v_merchant and a.member_id in (v_from, v_into)
     order by a.run_id, a.due_at, a.member_id for update;
    perform campaign_hold_out(v_merchant, v_from, v_into);
    update campaign_audience a
       set member_id = v_into,
           occasion = case when not exists (
               select from campaign_audience o where o.merchant_id = v_merchant and o.campaign_id = a.campaign_id
                  and o.member_id = v_into and o.occasion = a.occasion) then a.occasion end
     where a.merchant_id = v_merchant and a.member_id = v_from
       and not exists (select from campaign_audience o where o.merchant_id = v_merchant and o.run_id = a.run_id
                                                         and o.member_id = v_into);
    update campaign_audience set due_at = null, ended = 'merged'
     where merchant_id = v_merchant and member_id = v_from and ended is distinct from 'merged';
    update campaign_step s set member_id = v_into
     where s.merchant_id = v_merchant and s.member_id = v_from
       and not exists (select from campaign_audience a where a.merchant_id = v_merchant and a.run_id = s.run_id
                                                         and a.member_id = v_from);
    update staff_task t set member_id = v_into
     where t.merchant_id = v_merchant and t.member_id = v_from and t.state = 'open'
       and not exists (select from staff_task o where o.merchant_id = v_merchant and o.run_id = t.run_id
                                                  and o.step = t.step and o.member_id = v_into);
    update staff_task set state = 'dropped', closed_at = app_now()
     where merchant_id = v_merchant and member_id = v_from and state = 'open';
    return jsonb_build_object('outcome', 'MERGED');
end $$;
