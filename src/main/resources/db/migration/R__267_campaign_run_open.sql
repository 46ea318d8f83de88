-- The run of a campaign for a period, made under the design of today where it is not there yet. The caller holds the
-- campaign's lock, shared or whole.
create or replace function campaign_run_open(p_campaign campaign, p_period text) returns campaign_run
    language plpgsql
    as $$
declare
    v_run  campaign_run;
    v_zone text := (select time_zone from merchant where id = p_campaign.merchant_id);
begin
    insert into campaign_run (merchant_id, id, campaign_id, period, design, time_zone, day, started_at,
                              segment)
    values (p_campaign.merchant_id, uuid_v7(), p_campaign.id, p_period, p_campaign.design, v_zone,
            (app_now() at time zone v_zone)::date, app_now(),
            (select s.name from segment s where s.merchant_id = p_campaign.merchant_id
                                            and s.id = (p_campaign.design #>> '{audience,segment}')::uuid))
    on conflict on constraint campaign_run_period_key do nothing;
    select * into strict v_run from campaign_run
     where merchant_id = p_campaign.merchant_id and campaign_id = p_campaign.id and period = p_period;
    return v_run;
end $$;
