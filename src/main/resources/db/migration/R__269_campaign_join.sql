-- Somebody to whom an event happened joins the campaigns that wait for it, each once for each event.
-- What happened before a campaign began, and is told later, is not for it.
--   p_args {"eventId", "type", "at": real time of the event, "payload": has "memberId"}
-- Answers JOINED {"campaigns": how many}. Who is held out joins too, and gets nothing.
-- Lock order: each campaign (share) and its run, in the order of the campaigns' ids.
create or replace function campaign_join(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_told     jsonb;
    v_member   uuid;
    v_campaign campaign;
    v_joined   integer := 0;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select campaign_told(p_args -> 'payload', (app_now() at time zone m.time_zone)::date) into strict v_told
      from merchant m where m.id = v_merchant;
    v_member := points_holder(v_merchant, (p_args #>> '{payload,memberId}')::uuid);
    for v_campaign in
        select * from campaign c
         where c.merchant_id = v_merchant and c.state = 'running' and v_member is not null
           and (p_args ->> 'at')::timestamptz + (app_now() - now()) >= c.started_at
           and campaign_hears(c.design, p_args ->> 'type', v_told)
           and campaign_within(v_merchant, c.id, v_member, c.design -> 'limits')
         order by c.id for share
    loop
        v_joined := v_joined + campaign_join_one(v_campaign, v_member, 'event:' || (p_args ->> 'eventId'));
    end loop;
    return jsonb_build_object('outcome', 'JOINED', 'campaigns', v_joined);
end $$;
