-- Puts one member into the month's run of a campaign, unless the run is full; 1 when they joined by this, else 0. The run's
-- row is locked first, so that its limit holds.
create or replace function campaign_join_one(p_campaign campaign, p_member uuid, p_occasion text) returns integer
    language plpgsql
    as $$
declare
    v_zone  text := (select time_zone from merchant where id = p_campaign.merchant_id);
    v_month text := to_char(app_now() at time zone v_zone, 'YYYY-MM');
    v_run   campaign_run := campaign_run_open(p_campaign, v_month);
    v_out   boolean := campaign_held_out(p_campaign.id, p_member, (p_campaign.design ->> 'holdOutBasisPoints')::integer)
                       or p_member in (select member_id from campaign_left_alone(p_campaign.merchant_id, p_campaign.id));
begin
    select * into strict v_run from campaign_run where merchant_id = v_run.merchant_id and id = v_run.id for update;
    if v_run.members >= (v_run.design #>> '{limits,perRun}')::bigint then
        return 0;
    end if;
    insert into campaign_audience (merchant_id, run_id, member_id, campaign_id, held_out, since, joined_at, due_at, occasion)
    values (v_run.merchant_id, v_run.id, p_member, p_campaign.id, v_out, (app_now() at time zone v_zone)::date + 1,
            app_now(), case when not v_out then campaign_due(v_run.design, 0, app_now(), v_zone) end, p_occasion)
    on conflict do nothing;
    if not found then
        return 0;
    end if;
    update campaign_run set members = members + 1, held_out = held_out + v_out::integer
     where merchant_id = v_run.merchant_id and id = v_run.id;
    return 1;
end $$;
