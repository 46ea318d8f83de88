-- Lays a piece aside for a friend: whoever brings the token gets it, until it lapses or is taken back.
--   p_args {"transferId", "couponId", "memberId", "tokenHash", "offerDays"}
-- Outcomes: OFFERED {"transferId", "lapsesAt"} · COUPON_NOT_TRANSFERABLE · COUPON_OFFERED (it is already)
--           COUPON_NOT_FOUND · COUPON_USED · COUPON_EXPIRED {"validUntil"}
-- Lock order: idempotency, coupon.
create or replace function coupon_offer(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_coupon   coupon;
    v_lapses   timestamptz;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_coupon from coupon
     where merchant_id = v_merchant and id = (p_args ->> 'couponId')::uuid
       and coupon_is_of(v_merchant, member_id, (p_args ->> 'memberId')::uuid)
       for no key update;
    if not found or v_coupon.state <> 'live' or v_coupon.valid_until <= app_now() then
        return idempotency_end(p_call, coupon_refusal(v_merchant, (p_args ->> 'couponId')::uuid,
                                                      (p_args ->> 'memberId')::uuid));
    end if;
    if not coalesce((v_coupon.terms ->> 'transferable')::boolean, false) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_NOT_TRANSFERABLE'));
    end if;
    v_lapses := least(v_coupon.valid_until, app_now() + (p_args ->> 'offerDays')::integer * interval '1 day');
    update coupon set state = 'offered' where merchant_id = v_merchant and id = v_coupon.id;
    insert into coupon_transfer (merchant_id, id, coupon_id, giver_id, token_hash, offered_at, lapses_at)
    values (v_merchant, (p_args ->> 'transferId')::uuid, v_coupon.id, v_coupon.member_id, p_args ->> 'tokenHash',
            app_now(), v_lapses);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'OFFERED', 'transferId', p_args -> 'transferId',
                                                      'lapsesAt', v_lapses));
end $$;
