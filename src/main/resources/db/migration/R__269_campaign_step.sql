-- Does what is due in a run for at most "limit" members, in one commit: their steps marked, coupons and points given,
-- messages planned. Whoever is killed before the commit did nothing; whoever runs beside it finds the run taken and goes
-- on with another one. So each member gets each step once (I13), whatever runs how often.
--   p_args {"runId", "limit", "pieces": [{"couponId", "codeHash"}], so many as limit, and p_args of campaign_give}
-- Outcomes: STEPPED {"members", "due": whether there may be more} · BUSY (another runner has it) · RESTING (paused, or
--           outside of its hours, or one that is worth more goes first) · ENDED (it is over: every member is through, or the campaign was stopped)
-- Lock order: the campaign (share), the run, its members by moment and id, then as coupon_grant and message_plan.
create or replace function campaign_step(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_state    text;
    v_run      campaign_run;
    v_member   campaign_audience;
    v_done     jsonb;
    v_messages jsonb[] := '{}';
    v_asked    campaign_audience[] := '{}';
    v_spoken   uuid[] := '{}';
    v_count    integer := 0;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select c.state into v_state
      from campaign c join campaign_run r on r.merchant_id = c.merchant_id and r.campaign_id = c.id
     where r.merchant_id = v_merchant and r.id = (p_args ->> 'runId')::uuid for share of c;
    select * into v_run from campaign_run
     where merchant_id = v_merchant and id = (p_args ->> 'runId')::uuid and state = 'running' for update skip locked;
    if not found then
        return jsonb_build_object('outcome', 'BUSY');
    elsif v_state = 'stopped' then
        return campaign_end(v_run, 'stopped');
    elsif v_state <> 'running' or not campaign_open(v_run.design, v_run.time_zone)
          or campaign_behind(v_run) then
        return jsonb_build_object('outcome', 'RESTING');
    end if;
    for v_member in
        select * from campaign_audience a
         where a.merchant_id = v_merchant and a.run_id = v_run.id and a.due_at <= app_now()
         order by a.due_at, a.member_id limit (p_args ->> 'limit')::integer for update
    loop
        v_done := campaign_do(p_call, p_args, v_run, v_member, p_args #> array['pieces', v_count::text]);
        v_count := v_count + 1;
        v_run.given := v_run.given + (v_done ->> 'given')::integer;
        v_run.spent_fen := v_run.spent_fen + (v_done ->> 'costFen')::bigint;
        if v_done -> 'message' <> 'null' then
            v_messages := array_append(v_messages, v_done -> 'message');
            v_spoken := array_append(v_spoken, v_member.member_id);
        end if;
        if (v_done ->> 'asks')::boolean then
            v_asked := array_append(v_asked, v_member);
            v_spoken := array_append(v_spoken, v_member.member_id);
        end if;
    end loop;
    perform message_hold(v_merchant, v_spoken);
    perform campaign_tell(v_merchant, v_run.id, to_jsonb(v_messages));
    perform campaign_ask(v_run, asked) from unnest(v_asked) as asked;
    update campaign_run set given = v_run.given, spent_fen = v_run.spent_fen
     where merchant_id = v_merchant and id = v_run.id;
    if campaign_through(v_run) then
        return campaign_end(v_run, 'done');
    end if;
    return jsonb_build_object('outcome', 'STEPPED', 'members', v_count,
                              'due', v_count = (p_args ->> 'limit')::integer);
end $$;
