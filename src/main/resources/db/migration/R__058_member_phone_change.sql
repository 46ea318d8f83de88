-- A person shows another verified phone number.
--   p_args {"memberId", "phone": {"index", "sealed", "keyId"}}
-- Outcomes: PHONE_CHANGED {"memberId"} · PHONE_TAKEN (another live person has it: merging is for staff)
-- Lock order: idempotency, the phone number, the member.
create or replace function member_phone_change(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    if not member_phone_set(v_merchant, v_member, p_args -> 'phone') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'PHONE_TAKEN'));
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'member.phone_changed', 'member:' || v_member, '{}');
    perform outbox_publish(v_merchant, 'PhoneChanged', 'member:' || v_member, jsonb_build_object('memberId', v_member));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PHONE_CHANGED', 'memberId', v_member));
end $$;
