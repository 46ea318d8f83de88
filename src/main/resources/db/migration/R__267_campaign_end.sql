-- Ends a run, and its campaign with the last one when no other is to begin. What staff were asked for is dropped with a
-- run that was stopped. Answers ENDED.
create or replace function campaign_end(p_run campaign_run, p_state text) returns jsonb
    language plpgsql
    as $$
begin
    update campaign_run set state = p_state, ended_at = app_now()
     where merchant_id = p_run.merchant_id and id = p_run.id;
    update staff_task set state = 'dropped', closed_at = app_now()
     where merchant_id = p_run.merchant_id and run_id = p_run.id and state = 'open' and p_state = 'stopped';
    update campaign c set state = 'done', ended_at = app_now()
     where c.merchant_id = p_run.merchant_id and c.id = p_run.campaign_id and c.state = 'running' and c.next_at is null
       and c.design #> '{audience,event}' is null and c.design #> '{audience,entering}' is null
       and not exists (select from campaign_run r where r.merchant_id = c.merchant_id and r.campaign_id = c.id
                                                    and r.state = 'running');
    return jsonb_build_object('outcome', 'ENDED');
end $$;
