-- Uses up a piece in a sale, in the till's commit; null when that is done, else why not, with nothing written:
--   COUPON_NOT_FOUND (no such piece, or another member's) · COUPON_USED {"couponId"} (also one that was given away)
--   COUPON_OFFERED (a friend may take it at any moment) · COUPON_EXPIRED {"validUntil"}
--   COUPON_NOT_YET_VALID {"validFrom"}
-- p_member null: the piece was presented by its own code alone, and whoever shows that holds it.
-- p_fen: what it takes off this sale; where it takes nothing off, the template's "costFen" is what it costs.
-- Promises: a piece is used once, however many tills present it at once (one conditional statement, and a unique row
-- behind it). Its other conditions are the caller's (CouponWorth); time is decided here, by app_now().
-- Lock order: after the card, shift, operation key and card code; before points and the card's accounts. Several pieces
-- of one sale: in order of their ids.
create or replace function coupon_redeem(p_merchant integer, p_actor text, p_coupon uuid, p_member uuid, p_store uuid,
                                         p_sale uuid, p_fen bigint) returns jsonb
    language plpgsql
    as $$
declare
    v_now        timestamptz := app_now();
    v_coupon     coupon;
    v_redemption coupon_redemption;
begin
    update coupon set state = 'used', ended_at = v_now
     where merchant_id = p_merchant and id = p_coupon and state = 'live'
       and valid_from <= v_now and v_now < valid_until
       and (p_member is null or coupon_is_of(p_merchant, member_id, p_member))
    returning * into v_coupon;
    if not found then
        return coupon_refusal(p_merchant, p_coupon, p_member);
    end if;
    insert into coupon_redemption (merchant_id, coupon_id, sale_id, member_id, store_id, fen, cost_fen, redeemed_by,
                                   redeemed_at)
    values (p_merchant, p_coupon, p_sale, v_coupon.member_id, p_store, p_fen,
            case when p_fen > 0 then p_fen else coalesce((v_coupon.terms #>> '{value,costFen}')::bigint, 0) end,
            p_actor, v_now)
    returning * into v_redemption;
    perform coupon_book(p_merchant, p_actor, concat_ws(':', 'coupon', p_coupon, p_sale), 1, v_redemption,
                        v_coupon.template);
    perform outbox_publish(p_merchant, 'CouponRedeemed', 'member:' || v_coupon.member_id, jsonb_build_object(
        'couponId', p_coupon, 'memberId', v_coupon.member_id, 'template', v_coupon.template, 'saleId', p_sale,
        'storeId', p_store, 'fen', p_fen, 'costFen', v_redemption.cost_fen));
    return null;
end $$;
