-- What a refund does beside the money: points that were spent come back and points that were earned go, in proportion;
-- the coupons come back with the last part of the sale. The caller holds the sale; p_sale is as it was before.
-- Answers {"returnedPoints", "takenBackPoints", "debtPoints"}.
-- Lock order: coupons by id, points.
create or replace function till_give_benefits(p_sale sale, p_actor text, p_refund uuid, p_amount bigint) returns jsonb
    language plpgsql
    as $$
begin
    if p_sale.refunded_fen + p_amount = p_sale.total_fen and exists (
            select from sale_effect e where e.merchant_id = p_sale.merchant_id
               and e.business_month = p_sale.business_month and e.sale_id = p_sale.id and e.kind = 'coupon') then
        perform coupon_return(p_sale.merchant_id, p_actor, p_sale.id, p_refund);
    end if;
    if p_sale.points_spent + p_sale.points_earned = 0 then
        return '{"returnedPoints": 0, "takenBackPoints": 0, "debtPoints": 0}';
    end if;
    return points_refund(p_sale.merchant_id, p_actor, member_current(p_sale.merchant_id, p_sale.member_id), p_sale.id,
                         p_refund, p_sale.total_fen, p_sale.refunded_fen, p_amount);
end $$;
