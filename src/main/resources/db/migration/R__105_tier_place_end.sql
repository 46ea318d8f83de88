-- Ends a level that was given by hand before its time.
--   p_args {"memberId", "reason", "actor", "rules"}
-- Outcomes: PLACE_ENDED {"memberId"} · NOT_FOUND · NOT_PLACED (nothing was given, or it has ended)
-- Lock order: idempotency, the member (share), the member's row.
create or replace function tier_place_end(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_answer   jsonb := idempotency_begin(p_call);
    v_row      tier_member;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, p_args -> 'rules');
    if v_row.member_id is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    elsif coalesce(v_row.hand_until <= app_now(), true) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_PLACED'));
    end if;
    perform tier_hand_end(v_row, p_args -> 'rules', p_args ->> 'actor', p_args ->> 'reason');
    perform tier_settle(v_merchant, v_row.member_id, p_args -> 'rules', 'earned');
    perform audit_write(v_merchant, p_args ->> 'actor', 'tier.place_ended', 'member:' || v_row.member_id,
        jsonb_build_object('from', v_row.hand_level, 'to', v_row.level, 'reason', p_args ->> 'reason'));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACE_ENDED', 'memberId', v_row.member_id));
end $$;
