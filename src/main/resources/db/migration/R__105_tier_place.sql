-- Gives a member a level by hand until a moment, whatever they earned; it ends by itself, and what they earned goes on
-- being counted beneath. One that was given before is replaced.
--   p_args {"memberId", "level", "until", "reason", "actor", "rules"}; Java has checked the level and the moment
-- Outcomes: PLACED {"memberId"} · NOT_FOUND · TIER_FULL {"cap"}: a cap holds for staff too, and so does the line
-- Lock order: idempotency, the member (share), the member's row, the level.
create or replace function tier_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_rules    jsonb := p_args -> 'rules';
    v_until    timestamptz := (p_args ->> 'until')::timestamptz;
    v_answer   jsonb := idempotency_begin(p_call);
    v_row      tier_member;
    v_level    record;
    v_before   text;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, v_rules);
    if v_row.member_id is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select * into strict v_level from tier_levels(v_rules) where code = p_args ->> 'level';
    if not tier_place_free(v_merchant, v_row.member_id, v_level.code, v_level.cap) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'TIER_FULL', 'cap', v_level.cap));
    end if;
    v_before := case when v_row.hand_until > app_now() then v_row.hand_level else v_row.level end;
    update tier_member
       set hand_level = v_level.code, hand_since = app_now(), hand_until = v_until,
           due_at = least(due_at, v_until)
     where merchant_id = v_merchant and member_id = v_row.member_id;
    perform tier_note(v_merchant, jsonb_build_object('memberId', v_row.member_id, 'from', v_before,
        'to', v_level.code, 'cause', 'by_hand', 'actor', p_args ->> 'actor', 'reason', p_args ->> 'reason',
        'until', v_until, 'told', true,
        'up', v_level.rank > coalesce((select rank from tier_levels(v_rules) where code = v_before), 0)));
    perform audit_write(v_merchant, p_args ->> 'actor', 'tier.placed', 'member:' || v_row.member_id,
        jsonb_build_object('from', v_before, 'to', v_level.code, 'until', v_until, 'reason', p_args ->> 'reason'));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACED', 'memberId', v_row.member_id));
end $$;
