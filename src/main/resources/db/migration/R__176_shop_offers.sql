-- What a member on that tier sees in the shop: {"points": to spend, "items": [{"code", "left": null without a stock,
-- "leftToday": null without a limit for the day, "mayTake": null without a limit for the member, "refusal": why not now,
-- null when nothing stands against it but perhaps points, "prizes": [{"code", "left"}]}]}, in the order of p_items.
-- One round trip: it opens row-level security itself.
create or replace function shop_offers(p_merchant integer, p_member uuid, p_tier text, p_items jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_points bigint := (points_balance(p_merchant, p_member) ->> 'points')::bigint;
    v_day    text := points_day(p_merchant)::text;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return jsonb_build_object('points', v_points, 'items', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', i.code,
            'left', shop_left((i.item ->> 'stock')::bigint, shop_taken(p_merchant, i.code, '', 'ever')),
            'leftToday', shop_left((i.item ->> 'perDay')::bigint, shop_taken(p_merchant, i.code, '', v_day)),
            'mayTake', shop_left((i.item ->> 'perMember')::bigint, shop_shared(p_merchant, i.code, p_member)),
            'refusal', shop_refusal(p_merchant, p_member, p_tier, i.item),
            'prizes', (select coalesce(jsonb_agg(jsonb_build_object(
                    'code', p.prize -> 'code',
                    'left', shop_left((p.prize ->> 'stock')::bigint,
                                      shop_taken(p_merchant, i.code, p.prize ->> 'code', 'ever'))) order by p.place), '[]')
                from jsonb_array_elements(i.item #> '{lottery,prizes}') with ordinality as p (prize, place)))
            order by i.place), '[]')
          from (select e.item, e.item ->> 'code' as code, e.place
                  from jsonb_array_elements(p_items) with ordinality as e (item, place)) as i));
end $$;
