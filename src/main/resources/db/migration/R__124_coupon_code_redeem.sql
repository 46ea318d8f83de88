-- Turns a printed code into a piece in the pocket of who typed or scanned it, in one commit: idempotency row, limits,
-- piece, code, outbox. Its stock was taken when the batch was made; a day's limit is not for printed codes.
--   p_args {"typedHash", "memberId", "couponId", "codeHash"}
-- Outcomes: GRANTED (as coupon_grant) · NOT_FOUND (nobody who can hold coupons) · COUPON_CODE_UNKNOWN
--           COUPON_CODE_USED · COUPON_LIMIT_REACHED {"perMember"} · COUPON_TEMPLATE_OVER
-- Promises: one piece per code, however many type it at once.
-- Lock order: idempotency, member (share), the code, the member's own counter.
create or replace function coupon_code_redeem(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid;
    v_code     coupon_code;
    v_batch    coupon_batch;
    v_most     bigint;
    v_valid    record;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_member := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_member is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select * into v_code from coupon_code
     where merchant_id = v_merchant and code_hash = p_args ->> 'typedHash' for update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_CODE_UNKNOWN'));
    end if;
    if v_code.coupon_id is not null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_CODE_USED'));
    end if;
    select * into v_batch from coupon_batch where merchant_id = v_merchant and id = v_code.batch_id;
    if coupon_over(v_merchant, v_batch.terms) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_TEMPLATE_OVER'));
    end if;
    v_most := (v_batch.terms ->> 'perMember')::bigint;
    if not coupon_take_share(v_merchant, v_batch.template, v_member, v_most) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_LIMIT_REACHED', 'perMember', v_most));
    end if;
    v_valid := coupon_validity((select time_zone from merchant where id = v_merchant), app_now(),
                               v_batch.terms -> 'validity');
    v_outcome := coupon_give(v_merchant, p_call ->> 'principal', v_member, p_args || jsonb_build_object(
        'terms', v_batch.terms, 'programmeVersion', v_batch.programme_version, 'noticeDays', v_batch.notice_days,
        'sourceKind', 'code', 'sourceId', v_code.batch_id || ':' || v_code.serial, 'grantedTo', p_args -> 'memberId',
        'validFrom', v_valid.valid_from, 'validUntil', v_valid.valid_until));
    update coupon_code set coupon_id = (p_args ->> 'couponId')::uuid, redeemed_at = app_now()
     where merchant_id = v_merchant and code_hash = v_code.code_hash;
    return idempotency_end(p_call, v_outcome || jsonb_build_object('outcome', 'GRANTED'));
end $$;
