-- Books what a coupon costs (p_sign 1) or takes it back (-1) in the asset 'coupon', which nobody holds: the cost stands
-- per template beside the money, which the till posts. A coupon that costs nothing is not booked.
create or replace function coupon_book(p_merchant integer, p_actor text, p_key text, p_sign integer,
                                       p_redemption coupon_redemption, p_template text) returns void
    language plpgsql
    as $$
declare
    v_fen    bigint := p_sign * p_redemption.cost_fen;
    v_posted jsonb;
begin
    if v_fen = 0 then
        return;
    end if;
    v_posted := ledger_post(p_merchant,
        jsonb_build_object('key', p_key, 'kind', case when p_sign > 0 then 'coupon' else 'coupon_return' end,
                           'sourceKind', 'sale', 'sourceId', p_redemption.sale_id, 'storeId', p_redemption.store_id,
                           'actor', p_actor, 'detail', jsonb_build_object('couponId', p_redemption.coupon_id)),
        jsonb_build_array(
            jsonb_build_object('counter', 'coupon_cost', 'ref', p_template, 'asset', 'coupon', 'amount', v_fen),
            jsonb_build_object('counter', 'coupon_redeemed', 'ref', p_redemption.store_id, 'asset', 'coupon',
                               'amount', -v_fen)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'booking coupon %: %', p_redemption.coupon_id, v_posted;
    end if;
end $$;
