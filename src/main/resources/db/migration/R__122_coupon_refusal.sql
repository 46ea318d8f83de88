-- Why a piece cannot be used now by this member (null: by whoever shows its code); never null itself.
create or replace function coupon_refusal(p_merchant integer, p_coupon uuid, p_member uuid) returns jsonb
    language plpgsql stable
    as $$
declare
    v_coupon coupon;
begin
    select * into v_coupon from coupon
     where merchant_id = p_merchant and id = p_coupon
       and (p_member is null or coupon_is_of(p_merchant, member_id, p_member));
    return case
        when not found then jsonb_build_object('outcome', 'COUPON_NOT_FOUND')
        when v_coupon.state in ('used', 'given') then
            jsonb_build_object('outcome', 'COUPON_USED', 'couponId', p_coupon)
        when v_coupon.state = 'expired' or v_coupon.valid_until <= app_now() then
            jsonb_build_object('outcome', 'COUPON_EXPIRED', 'couponId', p_coupon, 'validUntil', v_coupon.valid_until)
        when v_coupon.state = 'offered' then jsonb_build_object('outcome', 'COUPON_OFFERED', 'couponId', p_coupon)
        when v_coupon.valid_from > app_now() then
            jsonb_build_object('outcome', 'COUPON_NOT_YET_VALID', 'couponId', p_coupon,
                               'validFrom', v_coupon.valid_from)
        else jsonb_build_object('outcome', 'COUPON_USED', 'couponId', p_coupon)
    end;
end $$;
