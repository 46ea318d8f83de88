-- A campaign is stopped, in the caller's commit: what staff were asked for by any of its runs is dropped. Answers how much.
create or replace function staff_task_stop(p_merchant integer, p_campaign uuid) returns integer
    language plpgsql
    as $$
declare
    v_dropped integer;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update staff_task t set state = 'dropped', closed_at = app_now()
      from campaign_run r
     where r.merchant_id = p_merchant and r.campaign_id = p_campaign
       and t.merchant_id = p_merchant and t.run_id = r.id and t.state = 'open';
    get diagnostics v_dropped = row_count;
    return v_dropped;
end $$;
