-- The coupon that a step gives a member: that of the product or class among p_give "favourites" that they bought on most
-- visits, the last one of two alike; "coupon" for who bought none of them; null when there is none.
create or replace function campaign_favourite(p_merchant integer, p_member uuid, p_give jsonb) returns text
    language plpgsql stable
    as $$
begin
    return coalesce(
        (select f.value ->> 'coupon'
           from jsonb_array_elements(coalesce(p_give -> 'favourites', '[]')) with ordinality as f
           join member_goods g on g.merchant_id = p_merchant and g.member_id = p_member and g.code = f.value ->> 'bought'
          order by g.times desc, g.last_day desc, f.ordinality limit 1),
        p_give ->> 'coupon');
end $$;
