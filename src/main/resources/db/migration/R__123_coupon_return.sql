-- Gives the pieces of a sale back that is wholly refunded, in the till's commit: each lives again when its template says
-- so and its time is not over; its cost is taken back in every case, because nothing was given in the end.
-- Answers {"coupons": [ids of those that live again]}. Asked again for the same sale it finds nothing to do.
-- Lock order: coupons by id, as coupon_redeem.
create or replace function coupon_return(p_merchant integer, p_actor text, p_sale uuid, p_refund uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_coupon     coupon;
    v_redemption coupon_redemption;
    v_revived    boolean;
    v_coupons    jsonb := '[]';
begin
    for v_coupon in
        select c.* from coupon c
          join coupon_redemption r on r.merchant_id = c.merchant_id and r.coupon_id = c.id
         where c.merchant_id = p_merchant and r.sale_id = p_sale and r.returned_at is null
         order by c.id for no key update of c
    loop
        v_revived := (v_coupon.terms ->> 'returnOnRefund')::boolean and app_now() < v_coupon.valid_until;
        update coupon_redemption set refund_id = p_refund, returned_at = app_now(), revived = v_revived
         where merchant_id = p_merchant and coupon_id = v_coupon.id and sale_id = p_sale and returned_at is null
        returning * into v_redemption;
        continue when not found;
        if v_revived then
            update coupon set state = 'live', ended_at = null where merchant_id = p_merchant and id = v_coupon.id;
            v_coupons := v_coupons || to_jsonb(v_coupon.id);
        end if;
        perform coupon_book(p_merchant, p_actor, concat_ws(':', 'coupon-return', v_coupon.id, p_sale), -1, v_redemption,
                            v_coupon.template);
        perform outbox_publish(p_merchant, 'CouponReturned', 'member:' || v_coupon.member_id, jsonb_build_object(
            'couponId', v_coupon.id, 'memberId', v_coupon.member_id, 'template', v_coupon.template, 'saleId', p_sale,
            'refundId', p_refund, 'revived', v_revived, 'validUntil', v_coupon.valid_until));
    end loop;
    return jsonb_build_object('coupons', v_coupons);
end $$;
