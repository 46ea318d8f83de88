-- Grants a benefit of the level that a member stands on, once, and counts it; never more often than the level gives in
-- the period, also at once.
--   p_args {"useId", "memberId", "benefit", "storeId", "note", "actor", "rules",
--           "grants": {level: {"perPeriod": null for any number, "period"}}}
-- Outcomes: BENEFIT_GRANTED {"useId", "memberId", "level", "usedOn", "used", "left": null when not counted}
--           BENEFIT_NOT_HELD {"level"} · BENEFIT_USED_UP {"level", "perPeriod", "used"} · NOT_FOUND: the member, the store, or such a benefit at any level
-- Lock order: idempotency, the member (share), the member's row: all grants to one member wait for each other.
create or replace function tier_benefit_use(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_answer   jsonb := idempotency_begin(p_call);
    v_day      date;
    v_row      tier_member;
    v_level    text;
    v_grant    jsonb;
    v_limit    integer;
    v_used     integer;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_day := store_day(v_merchant, v_store, app_now());
    if v_day is not null then
        v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, p_args -> 'rules');
    end if;
    if v_row.member_id is null or p_args -> 'grants' = '{}' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    v_level := case when v_row.hand_until > app_now() then v_row.hand_level else v_row.level end;
    v_level := coalesce((select code from tier_levels(p_args -> 'rules') where code = v_level),
                        p_args #>> '{rules,levels,0,code}');
    v_grant := p_args -> 'grants' -> v_level;
    if v_grant is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'BENEFIT_NOT_HELD', 'level', v_level));
    end if;
    v_limit := (v_grant ->> 'perPeriod')::integer;
    select count(*) into v_used from tier_benefit_use
     where merchant_id = v_merchant and member_id = v_row.member_id and benefit = p_args ->> 'benefit'
       and used_on >= date_trunc(coalesce(v_grant ->> 'period', 'day'), v_day::timestamp)::date;
    if v_used >= v_limit then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'BENEFIT_USED_UP', 'level', v_level,
                                                          'perPeriod', v_limit, 'used', v_used));
    end if;
    insert into tier_benefit_use (merchant_id, id, member_id, benefit, level, used_on, store_id, note, actor)
    values (v_merchant, (p_args ->> 'useId')::uuid, v_row.member_id, p_args ->> 'benefit', v_level, v_day, v_store,
            coalesce(p_args ->> 'note', ''), p_args ->> 'actor');
    perform outbox_publish(v_merchant, 'BenefitUsed', 'member:' || v_row.member_id, jsonb_build_object(
        'useId', p_args -> 'useId', 'memberId', v_row.member_id, 'benefit', p_args -> 'benefit', 'level', v_level,
        'storeId', v_store, 'left', v_limit - v_used - 1));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'BENEFIT_GRANTED', 'useId', p_args -> 'useId',
        'memberId', v_row.member_id, 'level', v_level, 'usedOn', v_day, 'used', v_used + 1,
        'left', v_limit - v_used - 1));
end $$;
