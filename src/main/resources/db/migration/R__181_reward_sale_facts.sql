-- What the conditions of rules ask about a sale: {"memberId", "storeId", "day", "totalFen", "cardKind", "firstSale",
-- "classes": {class: fen that was paid for it}}; null when nobody's card was in it. A sale is the first when no earlier
-- one of its card, or of a card that was merged into it, still stands. It opens row-level security itself.
create or replace function reward_sale_facts(p_merchant integer, p_sale uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_sale  sale;
    v_first boolean;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select * into v_sale from sale where merchant_id = p_merchant and id = p_sale;
    if v_sale.card_id is null then
        return null;
    end if;
    v_first := not exists (
        select from sale s
         where s.merchant_id = p_merchant and s.card_id = any (card_lineage(p_merchant, v_sale.card_id))
           and (s.sold_at, s.id) < (v_sale.sold_at, v_sale.id)
           and (s.total_fen = 0 or s.refunded_fen < s.total_fen));
    return jsonb_build_object('memberId', v_sale.member_id, 'storeId', v_sale.store_id, 'day', v_sale.business_day,
        'totalFen', v_sale.total_fen, 'firstSale', v_first,
        'cardKind', (select kind from card where merchant_id = p_merchant and id = v_sale.card_id),
        'classes', (select coalesce(jsonb_object_agg(c.product_class, c.fen), '{}')
                      from (select product_class, sum(amount_fen - discount_fen) as fen from sale_line
                             where merchant_id = p_merchant and business_month = v_sale.business_month
                               and sale_id = p_sale and product_class <> ''
                             group by product_class) as c));
end $$;
