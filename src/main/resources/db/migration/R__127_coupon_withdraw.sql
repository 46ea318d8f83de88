-- Takes back the pieces that a source gave and nobody has used: their time is over now, and an open offer to a friend
-- with it. Used ones and those that a friend took stay. What was taken stays counted in the template's limits: a sale that
-- is refunded again and again wears out nobody's stock but its own. Tells CouponWithdrawn.
-- Answers {"coupons": [ids]}; asked again it finds nothing to do.
-- Lock order: coupons by id, their transfers. The caller has set the merchant.
create or replace function coupon_withdraw(p_merchant integer, p_source_kind text, p_source text) returns jsonb
    language plpgsql
    as $$
declare
    v_coupon  coupon;
    v_coupons jsonb := '[]';
begin
    for v_coupon in
        select * from coupon
         where merchant_id = p_merchant and source_kind = p_source_kind and source_id = p_source
           and state in ('live', 'offered')
         order by id for no key update
    loop
        update coupon set state = 'expired', ended_at = app_now(), notice_at = null
         where merchant_id = p_merchant and id = v_coupon.id;
        update coupon_transfer set state = 'lapsed', ended_at = app_now()
         where merchant_id = p_merchant and coupon_id = v_coupon.id and state = 'open';
        v_coupons := v_coupons || to_jsonb(v_coupon.id);
        perform outbox_publish(p_merchant, 'CouponWithdrawn', 'member:' || v_coupon.member_id, jsonb_build_object(
            'couponId', v_coupon.id, 'memberId', v_coupon.member_id, 'template', v_coupon.template,
            'sourceKind', p_source_kind));
    end loop;
    return jsonb_build_object('coupons', v_coupons);
end $$;
