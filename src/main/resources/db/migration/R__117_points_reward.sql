-- points_grant as an operation of its own: idempotency row and grant in one commit.
--   p_args {"memberId", "kind", "source", "storeId", "day", "grant": as p_grant of points_grant}
-- Outcomes: as points_grant; NOT_FOUND (no such member any more). A person that was merged is who they are now.
-- Lock order: idempotency, accounts of the member.
create or replace function points_reward(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome  jsonb := idempotency_begin(p_call);
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := points_holder(v_merchant, (p_args ->> 'memberId')::uuid);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    if v_member is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    return idempotency_end(p_call, points_grant(v_merchant, p_call ->> 'principal', v_member, p_args ->> 'kind',
        p_args ->> 'source', (p_args ->> 'storeId')::uuid, (p_args ->> 'day')::date, p_args -> 'grant'));
end $$;
