-- The giver takes a piece back that no friend has taken yet.
--   p_args {"couponId", "memberId"}
-- Outcomes: TAKEN_BACK {"couponId"} · COUPON_NOT_FOUND · COUPON_NOT_OFFERED (also when a friend was faster)
-- Lock order: idempotency, coupon, transfer.
create or replace function coupon_take_back(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_coupon   coupon;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_coupon from coupon
     where merchant_id = v_merchant and id = (p_args ->> 'couponId')::uuid
       and coupon_is_of(v_merchant, member_id, (p_args ->> 'memberId')::uuid)
       for no key update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_NOT_FOUND'));
    end if;
    if v_coupon.state <> 'offered' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_NOT_OFFERED'));
    end if;
    update coupon_transfer set state = 'taken_back', ended_at = app_now()
     where merchant_id = v_merchant and coupon_id = v_coupon.id and state = 'open';
    update coupon set state = 'live' where merchant_id = v_merchant and id = v_coupon.id;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'TAKEN_BACK', 'couponId', v_coupon.id));
end $$;
