-- Opens the run that is due, and says when the next one is. Members are gathered by the caller in this same commit.
--   p_args {"campaignId", "dueAt": as it was seen, "nextAt": or null, "monthly": members of many days share a run}
-- Outcomes: BEGUN {"runId", "design", "day", "timeZone", "period"} · NOTHING (another runner was faster, or it is not
--           running any more)
-- Lock order: the campaign.
create or replace function campaign_begin(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_campaign campaign;
    v_run      campaign_run;
    v_zone     text := (select time_zone from merchant where id = v_merchant);
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_campaign from campaign
     where merchant_id = v_merchant and id = (p_args ->> 'campaignId')::uuid and state = 'running'
       and next_at = (p_args ->> 'dueAt')::timestamptz and next_at <= app_now() for update skip locked;
    if not found then
        return jsonb_build_object('outcome', 'NOTHING');
    end if;
    v_run := campaign_run_open(v_campaign, case when (p_args ->> 'monthly')::boolean
        then to_char(app_now() at time zone v_zone, 'YYYY-MM')
        else to_char(v_campaign.next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end);
    update campaign set next_at = (p_args ->> 'nextAt')::timestamptz
     where merchant_id = v_merchant and id = v_campaign.id;
    return jsonb_build_object('outcome', 'BEGUN', 'runId', v_run.id, 'design', v_run.design, 'timeZone', v_zone,
                              'day', (app_now() at time zone v_zone)::date);
end $$;
