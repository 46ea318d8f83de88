-- A friend takes a piece that was laid aside: the giver's ends, the friend gets one of the same value and validity, with a
-- code that the giver never saw.
--   p_args {"tokenHash", "memberId" (the friend), "couponId", "codeHash"}
-- Outcomes: GRANTED (as coupon_grant) · NOT_FOUND (nobody who can hold coupons)
--           COUPON_OFFER_UNKNOWN (no such token) · COUPON_OFFER_OVER (taken, taken back or lapsed)
--           COUPON_OWN_OFFER (the giver: he takes it back instead) · COUPON_LIMIT_REACHED {"perMember"}
-- Promises: one friend gets it, however many bring the token at once. It costs no stock; it counts as the friend's.
-- Lock order: idempotency, member (share), coupon, transfer, the friend's counter.
create or replace function coupon_accept(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_friend   uuid;
    v_transfer coupon_transfer;
    v_coupon   coupon;
    v_most     bigint;
    v_days     integer;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_friend := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_friend is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select * into v_transfer from coupon_transfer
     where merchant_id = v_merchant and token_hash = p_args ->> 'tokenHash';
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_OFFER_UNKNOWN'));
    end if;
    select * into v_coupon from coupon
     where merchant_id = v_merchant and id = v_transfer.coupon_id for no key update;
    select * into v_transfer from coupon_transfer where merchant_id = v_merchant and id = v_transfer.id for update;
    if v_transfer.state <> 'open' or v_transfer.lapses_at <= app_now() then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_OFFER_OVER'));
    end if;
    if member_current(v_merchant, v_coupon.member_id) = v_friend then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_OWN_OFFER'));
    end if;
    v_most := (v_coupon.terms ->> 'perMember')::bigint;
    if not coupon_take_share(v_merchant, v_coupon.template, v_friend, v_most) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_LIMIT_REACHED', 'perMember', v_most));
    end if;
    update coupon set state = 'given', ended_at = app_now() where merchant_id = v_merchant and id = v_coupon.id;
    v_days := ceil(extract(epoch from v_coupon.valid_until - v_coupon.notice_at) / 86400);
    v_outcome := coupon_give(v_merchant, p_call ->> 'principal', v_friend, p_args || jsonb_build_object(
        'terms', v_coupon.terms, 'programmeVersion', v_coupon.programme_version, 'noticeDays', v_days,
        'sourceKind', 'transfer', 'sourceId', v_transfer.id, 'grantedTo', v_friend,
        'validFrom', v_coupon.valid_from, 'validUntil', v_coupon.valid_until));
    update coupon_transfer set state = 'accepted', ended_at = app_now(), given_coupon_id = (p_args ->> 'couponId')::uuid
     where merchant_id = v_merchant and id = v_transfer.id;
    perform outbox_publish(v_merchant, 'CouponGiven', 'member:' || v_coupon.member_id, jsonb_build_object(
        'couponId', v_coupon.id, 'memberId', v_coupon.member_id, 'template', v_coupon.template));
    return idempotency_end(p_call, v_outcome || jsonb_build_object('outcome', 'GRANTED'));
end $$;
