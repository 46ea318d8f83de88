-- Takes what makes a sale cheaper out of the member's pocket: the quote that named the price, coupons, points.
--   p_sale {"saleId", "storeId", "pricing": {"quoteId", "points", "effects": [{"kind", "couponId", "byCode", "amountFen"}]}}
-- Null when all is taken; else the first refusal: QUOTE_USED, those of coupon_redeem and of points_spend. The caller
-- undoes what was taken before the refusal.
-- Lock order: quote, coupons by id, points.
create or replace function till_apply(p_merchant integer, p_actor text, p_member uuid, p_sale jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_sale    uuid := (p_sale ->> 'saleId')::uuid;
    v_pricing jsonb := p_sale -> 'pricing';
    v_points  bigint := (p_sale #>> '{pricing,points}')::bigint;
    v_coupon  record;
    v_refusal jsonb;
begin
    if v_pricing ->> 'quoteId' is not null then
        update quote set sale_id = v_sale
         where merchant_id = p_merchant and id = (v_pricing ->> 'quoteId')::uuid and sale_id is null;
        if not found then
            return jsonb_build_object('outcome', 'QUOTE_USED');
        end if;
    end if;
    for v_coupon in
        select e."couponId" as id, e."amountFen" as fen, e."byCode" as by_code
          from jsonb_to_recordset(coalesce(v_pricing -> 'effects', '[]'))
               as e (kind text, "couponId" uuid, "byCode" boolean, "amountFen" bigint)
         where e.kind = 'coupon' order by e."couponId"
    loop
        v_refusal := coupon_redeem(p_merchant, p_actor, v_coupon.id, case when v_coupon.by_code then null else p_member end,
                                   (p_sale ->> 'storeId')::uuid, v_sale, v_coupon.fen);
        if v_refusal is not null then
            return v_refusal;
        end if;
    end loop;
    if v_points > 0 then
        v_refusal := points_spend(p_merchant, p_actor, p_member, 'sale', v_sale, v_points);
    end if;
    return v_refusal;
end $$;
