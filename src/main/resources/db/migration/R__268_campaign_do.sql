-- One step for one member: condition, gift, the mark that it is done (campaign_step), and the next step's moment.
-- Answers what was given, whether staff are to be asked, and the message to plan: {"costFen", "given": 0 | 1, "asks",
-- "message": null or as campaign_say tells}. Who was promised a gift and got none is told nothing, and staff are asked
-- nothing for them. Who is no member any more is not in the run any more; who became another one is in it as that one.
create or replace function campaign_do(p_call jsonb, p_args jsonb, p_run campaign_run, p_member campaign_audience,
                                       p_piece jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_step   jsonb := p_run.design #> array['steps', p_member.step::text];
    v_holder uuid := points_holder(p_run.merchant_id, p_member.member_id);
    v_done   jsonb;
    v_spoken boolean;
begin
    if v_holder is distinct from p_member.member_id then
        perform campaign_leave(p_call, p_member, v_holder);
        return jsonb_build_object('costFen', 0, 'message', null, 'given', 0, 'asks', false);
    elsif not campaign_applies(p_member, v_step) then
        v_done := jsonb_build_object('outcome', 'SKIPPED');
    elsif v_step -> 'gives' is null then
        v_done := jsonb_build_object('outcome', case when v_step -> 'says' is null then 'ASKED' else 'SAID' end);
    else
        v_done := campaign_give(p_call, p_args, p_run, p_member, p_piece);
    end if;
    v_spoken := v_done ->> 'outcome' in ('SAID', 'GIVEN', 'ASKED');
    insert into campaign_step (merchant_id, run_id, step, member_id, outcome, coupon_id, template, points, cost_fen)
    values (p_run.merchant_id, p_run.id, p_member.step, p_member.member_id, v_done ->> 'outcome',
            (v_done ->> 'couponId')::uuid, v_done ->> 'template', coalesce((v_done ->> 'points')::bigint, 0),
            coalesce((v_done ->> 'costFen')::bigint, 0));
    update campaign_audience a
       set step = a.step + 1, due_at = campaign_next(p_run.design, a.step, a.joined_at, p_run.time_zone)
     where a.merchant_id = p_run.merchant_id and a.run_id = p_run.id and a.member_id = p_member.member_id;
    return jsonb_build_object(
        'costFen', coalesce((v_done ->> 'costFen')::bigint, 0),
        'given', case when v_done ->> 'outcome' = 'GIVEN' then 1 else 0 end,
        'asks', v_spoken and v_step -> 'asks' is not null,
        'message', case when v_spoken then campaign_say(p_args, p_run, p_member, v_done ->> 'template') end);
end $$;
