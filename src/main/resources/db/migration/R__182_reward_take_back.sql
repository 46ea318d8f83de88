-- Notes what went back of a sale or a recharge, and when that is all of it, takes back what it gave and nobody has
-- used: coupons that are still in a pocket, points that are still there. What the rule says to leave is left.
--   p_args {"occasion": "sale"|"recharge", "sourceId", "returnId", "amountFen": of this refund,
--           "wholeFen": of the source, null for what it was when it gave}
-- Outcomes: TAKEN_BACK {"grants": how many, "coupons", "points"} · PART (not all is back yet) · KNOWN (this refund
-- was noted before)
-- A refund that comes before its source was rewarded is noted too: then nothing is given.
-- Lock order: the source, its grants by id, coupons by id, accounts of the member.
create or replace function reward_take_back(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_occasion text := p_args ->> 'occasion';
    v_source   text := p_args ->> 'sourceId';
    v_grant    reward_grant;
    v_whole    bigint;
    v_coupons  bigint;
    v_points   bigint;
    v_answer   jsonb := '{"grants": 0, "coupons": 0, "points": 0}';
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform reward_source_lock(v_merchant, v_occasion, v_source);
    insert into reward_return (merchant_id, occasion, return_id, source_id, amount_fen)
    values (v_merchant, v_occasion, (p_args ->> 'returnId')::uuid, v_source, (p_args ->> 'amountFen')::bigint)
    on conflict do nothing;
    if not found then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    v_whole := coalesce((p_args ->> 'wholeFen')::bigint,
                        (select max(amount_fen) from reward_grant
                          where merchant_id = v_merchant and occasion = v_occasion and source_id = v_source));
    if v_whole is null or (select sum(amount_fen) < v_whole from reward_return
         where merchant_id = v_merchant and occasion = v_occasion and source_id = v_source) then
        return jsonb_build_object('outcome', 'PART');
    end if;
    for v_grant in
        select * from reward_grant
         where merchant_id = v_merchant and occasion = v_occasion and source_id = v_source and take_back
           and taken_back_at is null
         order by id for update
    loop
        v_coupons := jsonb_array_length(coupon_withdraw(v_merchant, v_occasion, v_grant.id::text) -> 'coupons');
        v_points := points_grant_back(v_merchant, p_call ->> 'principal', 'reward', v_grant.id::text);
        update reward_grant set taken_back_at = app_now(), taken_coupons = v_coupons, taken_points = v_points
         where merchant_id = v_merchant and id = v_grant.id;
        update reward_count set times = times - 1
         where merchant_id = v_merchant and member_id = v_grant.member_id and grant_code = v_grant.grant_code
           and starts = v_grant.limit_starts and times > 0
           and v_coupons = v_grant.coupons and v_points = v_grant.points;
        v_answer := jsonb_build_object('grants', (v_answer ->> 'grants')::bigint + 1,
            'coupons', (v_answer ->> 'coupons')::bigint + v_coupons,
            'points', (v_answer ->> 'points')::bigint + v_points);
    end loop;
    return v_answer || jsonb_build_object('outcome', 'TAKEN_BACK');
end $$;
