-- Somebody who was deleted holds no level and waits for none: their place is free. What was counted stays with the
-- pseudonym.
--   p_args {"memberId"}
-- Outcomes: FORGOTTEN
create or replace function tier_forget(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    delete from tier_waiting where merchant_id = v_merchant and member_id = (p_args ->> 'memberId')::uuid;
    delete from tier_member where merchant_id = v_merchant and member_id = (p_args ->> 'memberId')::uuid;
    return jsonb_build_object('outcome', 'FORGOTTEN');
end $$;
