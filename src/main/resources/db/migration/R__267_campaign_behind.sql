-- Whether a run waits for one of the same merchant that is worth more and has something to do now: who is in both of them
-- hears the words of that one, and the caps are then the other one's.
create or replace function campaign_behind(p_run campaign_run) returns boolean
    language plpgsql stable
    as $$
begin
    return exists (
        select from campaign_run r join campaign c on c.merchant_id = r.merchant_id and c.id = r.campaign_id
         where r.merchant_id = p_run.merchant_id and r.state = 'running' and c.state = 'running'
           and (r.design ->> 'value')::integer > coalesce((p_run.design ->> 'value')::integer, 0)
           and campaign_open(r.design, r.time_zone)
           and exists (select from campaign_audience a
                        where a.merchant_id = r.merchant_id and a.run_id = r.id and a.due_at <= app_now()));
end $$;
