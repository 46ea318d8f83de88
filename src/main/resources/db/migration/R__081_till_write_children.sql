-- Writes the tenders and the lines of a sale, numbered as they came.
create or replace function till_write_children(p_merchant integer, p_month date, p_sale jsonb) returns void
    language sql
    as $$
    insert into sale_tender (merchant_id, business_month, sale_id, line, kind, amount_fen, reference)
    select p_merchant, p_month, (p_sale ->> 'saleId')::uuid, t.line, t.tender ->> 'kind',
           (t.tender ->> 'amountFen')::bigint, coalesce(t.tender ->> 'reference', '')
      from jsonb_array_elements(p_sale -> 'tenders') with ordinality as t (tender, line);
    insert into sale_line (merchant_id, business_month, sale_id, line, sku, name, quantity, amount_fen)
    select p_merchant, p_month, (p_sale ->> 'saleId')::uuid, l.line, coalesce(l.item ->> 'sku', ''),
           l.item ->> 'name', (l.item ->> 'quantity')::numeric, (l.item ->> 'amountFen')::bigint
      from jsonb_array_elements(coalesce(nullif(p_sale -> 'lines', 'null'), '[]'))
           with ordinality as l (item, line)
$$;
