-- Writes the tenders, the lines and the effects of a sale, numbered as they came.
create or replace function till_write_children(p_merchant integer, p_month date, p_sale jsonb) returns void
    language sql
    as $$
    insert into sale_tender (merchant_id, business_month, sale_id, line, kind, amount_fen, reference)
    select p_merchant, p_month, (p_sale ->> 'saleId')::uuid, t.line, t.tender ->> 'kind',
           (t.tender ->> 'amountFen')::bigint, coalesce(t.tender ->> 'reference', '')
      from jsonb_array_elements(p_sale -> 'tenders') with ordinality as t (tender, line);
    insert into sale_line (merchant_id, business_month, sale_id, line, sku, name, quantity, amount_fen, product_class,
                           discount_fen)
    select p_merchant, p_month, (p_sale ->> 'saleId')::uuid, l.line, coalesce(l.item ->> 'sku', ''),
           l.item ->> 'name', (l.item ->> 'quantity')::numeric, (l.item ->> 'amountFen')::bigint,
           coalesce(l.item ->> 'productClass', ''), coalesce((l.item ->> 'discountFen')::bigint, 0)
      from jsonb_array_elements(coalesce(nullif(p_sale -> 'lines', 'null'), '[]'))
           with ordinality as l (item, line);
    insert into sale_effect (merchant_id, business_month, sale_id, line, kind, code, name, amount_fen, coupon_id, points)
    select p_merchant, p_month, (p_sale ->> 'saleId')::uuid, e.line, e.step ->> 'kind', e.step ->> 'code',
           e.step -> 'name', (e.step ->> 'amountFen')::bigint, (e.step ->> 'couponId')::uuid,
           (e.step ->> 'points')::bigint
      from jsonb_array_elements(coalesce(p_sale #> '{pricing,effects}', '[]')) with ordinality as e (step, line)
$$;
