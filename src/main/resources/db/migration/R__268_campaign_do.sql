-- One step for one member: condition, gift, task for staff, the mark that it is done (campaign_step), and the next step's
-- moment.
-- Answers what was given and the message to plan: {"costFen", "given": 0 | 1, "message": null or as campaign_say tells}.
-- Who was promised a gift and got none is told nothing, and staff are asked nothing for them.
create or replace function campaign_do(p_call jsonb, p_args jsonb, p_run campaign_run, p_member campaign_audience,
                                       p_piece jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_step    jsonb := p_run.design #> array['steps', p_member.step::text];
    v_done    jsonb;
    v_message jsonb;
begin
    if not campaign_applies(p_member, v_step) then
        v_done := jsonb_build_object('outcome', 'SKIPPED');
    elsif v_step -> 'gives' is null then
        v_done := jsonb_build_object('outcome', case when v_step -> 'says' is null then 'ASKED' else 'SAID' end);
    else
        v_done := campaign_give(p_call, p_args, p_run, p_member, p_piece);
    end if;
    if v_done ->> 'outcome' in ('SAID', 'GIVEN', 'ASKED') then
        v_message := campaign_say(p_args, p_run, p_member, v_done ->> 'template');
        if v_step -> 'asks' is not null and not campaign_ask(p_run, p_member) and v_done ->> 'outcome' = 'ASKED' then
            v_done := jsonb_build_object('outcome', 'SUPPRESSED');
        end if;
    end if;
    insert into campaign_step (merchant_id, run_id, step, member_id, outcome, coupon_id, template, points, cost_fen)
    values (p_run.merchant_id, p_run.id, p_member.step, p_member.member_id, v_done ->> 'outcome',
            (v_done ->> 'couponId')::uuid, v_done ->> 'template', coalesce((v_done ->> 'points')::bigint, 0),
            coalesce((v_done ->> 'costFen')::bigint, 0));
    update campaign_audience a
       set step = a.step + 1, due_at = campaign_due(p_run.design, a.step + 1, a.joined_at, p_run.time_zone)
     where a.merchant_id = p_run.merchant_id and a.run_id = p_run.id and a.member_id = p_member.member_id;
    return jsonb_build_object('costFen', coalesce((v_done ->> 'costFen')::bigint, 0), 'message', v_message,
                              'given', case when v_done ->> 'outcome' = 'GIVEN' then 1 else 0 end);
end $$;
