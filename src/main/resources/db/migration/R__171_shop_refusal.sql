-- Why a member on that tier may not take an item now; null when nothing stands against it. A look without a lock: it
-- tells the reader of the shop, and spares those who come too late; shop_take decides.
--   SHOP_ITEM_NOT_YET {"from"} · SHOP_ITEM_OVER {"until"} · SHOP_TIER_REQUIRED {"tiers"} · SHOP_LIMIT_REACHED {"perMember"}
--   SHOP_SOLD_OUT {"stock"} · SHOP_DAY_SOLD_OUT {"perDay"}
create or replace function shop_refusal(p_merchant integer, p_member uuid, p_tier text, p_item jsonb) returns jsonb
    language plpgsql stable
    as $$
declare
    v_code text := p_item ->> 'code';
begin
    return case
        when app_now() < (p_item ->> 'from')::timestamptz then
            jsonb_build_object('outcome', 'SHOP_ITEM_NOT_YET', 'from', p_item -> 'from')
        when app_now() >= (p_item ->> 'until')::timestamptz then
            jsonb_build_object('outcome', 'SHOP_ITEM_OVER', 'until', p_item -> 'until')
        when jsonb_array_length(p_item -> 'tiers') > 0 and not p_item -> 'tiers' @> to_jsonb(p_tier) then
            jsonb_build_object('outcome', 'SHOP_TIER_REQUIRED', 'tiers', p_item -> 'tiers')
        when shop_shared(p_merchant, v_code, p_member) >= (p_item ->> 'perMember')::bigint then
            jsonb_build_object('outcome', 'SHOP_LIMIT_REACHED', 'perMember', p_item -> 'perMember')
        when shop_taken(p_merchant, v_code, '', 'ever') >= (p_item ->> 'stock')::bigint then
            jsonb_build_object('outcome', 'SHOP_SOLD_OUT', 'stock', p_item -> 'stock')
        when shop_taken(p_merchant, v_code, '', points_day(p_merchant)::text) >= (p_item ->> 'perDay')::bigint then
            jsonb_build_object('outcome', 'SHOP_DAY_SOLD_OUT', 'perDay', p_item -> 'perDay')
    end;
end $$;
