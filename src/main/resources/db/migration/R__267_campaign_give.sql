-- Gives a member what a step has for them, inside the step's commit.
--   p_args {"templates": {code: {"terms"}}, "programmeVersion", "noticeDays", "pointsLastDay"}
--   p_piece {"couponId", "codeHash"}: a piece to come
-- Answers {"outcome": GIVEN, "couponId", "template", "points", "costFen"}, or why not, with nothing given: BUDGET_SPENT,
-- STOCK_GONE, NOTHING_FITS (no favourite and no coupon for all others), BIRTH_MONTH_OVER (in which it was to be good),
-- COUPON_TEMPLATE_UNKNOWN or what coupon_grant refuses.
create or replace function campaign_give(p_call jsonb, p_args jsonb, p_run campaign_run, p_member campaign_audience,
                                         p_piece jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_step     jsonb := p_run.design #> array['steps', p_member.step::text];
    v_give     jsonb := v_step -> 'gives';
    v_cost     bigint := coalesce((v_step ->> 'costFen')::bigint, 0);
    v_points   bigint := coalesce((v_give ->> 'points')::bigint, 0);
    v_key      text := concat_ws(':', 'campaign', p_run.id, p_member.step, p_member.member_id);
    v_template text := campaign_favourite(p_run.merchant_id, p_member.member_id, v_give);
    v_terms    jsonb := p_args #> array['templates', v_template, 'terms'];
    v_validity jsonb := case when v_give ->> 'goodIn' = 'birth_month' then
        jsonb_build_object('validity', jsonb_build_object('month', jsonb_build_object('of', p_member.celebrated_in)))
        else '{}' end;
    v_granted  jsonb;
begin
    if p_run.spent_fen + v_cost > (p_run.design #>> '{limits,budgetFen}')::bigint then
        return jsonb_build_object('outcome', 'BUDGET_SPENT');
    elsif p_run.given >= (p_run.design #>> '{limits,stock}')::bigint then
        return jsonb_build_object('outcome', 'STOCK_GONE');
    elsif v_template is null and v_points = 0 then
        return jsonb_build_object('outcome', 'NOTHING_FITS');
    elsif v_template is not null and v_terms is null then
        return jsonb_build_object('outcome', 'COUPON_TEMPLATE_UNKNOWN');
    end if;
    if v_template is not null then
        v_granted := coupon_grant(p_call || jsonb_build_object('key', v_key, 'hash', v_key), p_piece || jsonb_build_object(
            'memberId', p_member.member_id, 'terms', v_terms, 'programmeVersion', p_args -> 'programmeVersion',
            'noticeDays', p_args -> 'noticeDays', 'sourceKind', 'campaign', 'sourceId', p_run.id || ':' || p_member.step,
            'audited', false) || v_validity);
        if v_granted ->> 'outcome' = 'COUPON_TEMPLATE_OVER' and v_validity <> '{}' then
            return jsonb_build_object('outcome', 'BIRTH_MONTH_OVER');
        elsif v_granted ->> 'outcome' <> 'GRANTED' then
            return jsonb_build_object('outcome', v_granted -> 'outcome');
        end if;
    end if;
    if v_points > 0 then
        perform points_grant(p_run.merchant_id, p_call ->> 'principal', p_member.member_id, 'reward', v_key, null,
            (app_now() at time zone p_run.time_zone)::date,
            jsonb_build_object('points', v_points, 'lastDay', p_args -> 'pointsLastDay', 'sourceKind', 'campaign'));
    end if;
    return jsonb_build_object('outcome', 'GIVEN', 'couponId', v_granted -> 'couponId', 'template', v_template,
                              'points', v_points, 'costFen', v_cost);
end $$;
