-- Ends a claim: says when to ask again, unless what was asked about is final by now. Outcomes: NOTED, or STALE when the
-- claim has passed to another worker, who says it instead.
--   p_args {"kind": "order"|"refund", "id", "token", "nextDueAt", "error"|null}
create or replace function recharge_check_done(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    if p_args ->> 'kind' = 'order' then
        update recharge_order
           set check_step = check_step + 1, lease_token = null, lease_until = null,
               check_due_at = case when check_due_at is not null then (p_args ->> 'nextDueAt')::timestamptz end
         where merchant_id = v_merchant and id = (p_args ->> 'id')::uuid
           and lease_token = (p_args ->> 'token')::uuid;
    else
        update recharge_refund
           set check_step = check_step + 1, lease_token = null, lease_until = null, last_error = p_args ->> 'error',
               check_due_at = case when check_due_at is not null then (p_args ->> 'nextDueAt')::timestamptz end
         where merchant_id = v_merchant and id = (p_args ->> 'id')::uuid
           and lease_token = (p_args ->> 'token')::uuid;
    end if;
    return jsonb_build_object('outcome', case when found then 'NOTED' else 'STALE' end);
end $$;
