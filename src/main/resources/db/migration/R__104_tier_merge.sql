-- Two members who are one: what counted for both counts for the one who stays, with the higher level, the earlier
-- joining, the earlier place in a line and what was used of benefits. Their growth has moved with their points before.
--   p_args {"fromMember", "intoMember", "rules"}
-- Outcomes: MERGED {"memberId"} · NOTHING (the other had nothing here, or it was done before) · NOBODY
-- Lock order: the member who stays (share), both rows: nobody else takes the other's row first, for that member is gone.
create or replace function tier_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_rules    jsonb := p_args -> 'rules';
    v_into     tier_member;
    v_from     tier_member;
    v_higher   boolean;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := tier_open(v_merchant, (p_args ->> 'intoMember')::uuid, v_rules);
    if v_into.member_id is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    delete from tier_member where merchant_id = v_merchant and member_id = (p_args ->> 'fromMember')::uuid
                              and member_id <> v_into.member_id
    returning * into v_from;
    if not found then
        return jsonb_build_object('outcome', 'NOTHING');
    end if;
    insert into tier_day as d (merchant_id, member_id, day, spend_fen, sales, recharged_fen, referrals, growth,
                               visit_growth)
    select merchant_id, v_into.member_id, day, spend_fen, sales, recharged_fen, referrals, growth, visit_growth
      from tier_day where merchant_id = v_merchant and member_id = v_from.member_id
    on conflict (merchant_id, member_id, day) do update
       set spend_fen = d.spend_fen + excluded.spend_fen, sales = d.sales + excluded.sales,
           recharged_fen = d.recharged_fen + excluded.recharged_fen, referrals = d.referrals + excluded.referrals,
           growth = d.growth + excluded.growth, visit_growth = d.visit_growth + excluded.visit_growth;
    delete from tier_day where merchant_id = v_merchant and member_id = v_from.member_id;
    update tier_source set member_id = v_into.member_id
     where merchant_id = v_merchant and member_id = v_from.member_id;
    update tier_benefit_use set member_id = v_into.member_id
     where merchant_id = v_merchant and member_id = v_from.member_id;
    delete from tier_waiting w using tier_waiting other
     where w.merchant_id = v_merchant and other.merchant_id = v_merchant and w.level = other.level
       and w.member_id in (v_from.member_id, v_into.member_id)
       and other.member_id in (v_from.member_id, v_into.member_id) and w.place > other.place;
    update tier_waiting set member_id = v_into.member_id
     where merchant_id = v_merchant and member_id = v_from.member_id;

    v_higher := coalesce((select rank from tier_levels(v_rules) where code = v_from.level), 0)
                > coalesce((select rank from tier_levels(v_rules) where code = v_into.level), 0);
    if v_higher then
        perform tier_note(v_merchant, jsonb_build_object('memberId', v_into.member_id, 'from', v_into.level,
            'to', v_from.level, 'up', true, 'cause', 'merge',
            'told', coalesce(v_into.hand_until <= app_now(), true)));
    end if;
    update tier_member
       set level = case when v_higher then v_from.level else level end,
           since = case when v_higher then v_from.since else since end,
           review_on = case when v_higher then v_from.review_on else review_on end,
           grace_on = case when v_higher then v_from.grace_on else grace_on end,
           member_since = least(member_since, v_from.member_since),
           carry = least(999999, carry + v_from.carry),
           referrer_id = coalesce(referrer_id, nullif(v_from.referrer_id, member_id)),
           referral_told_at = coalesce(referral_told_at, v_from.referral_told_at),
           hand_level = coalesce(hand_level, v_from.hand_level),
           hand_since = case when hand_level is null then v_from.hand_since else hand_since end,
           hand_until = case when hand_level is null then v_from.hand_until else hand_until end
     where merchant_id = v_merchant and member_id = v_into.member_id;
    perform tier_settle(v_merchant, v_into.member_id, v_rules, 'merge');
    return jsonb_build_object('outcome', 'MERGED', 'memberId', v_into.member_id);
end $$;
