-- What was sold without a card between two moments: {"sales", "listFen", "paidFen", "refundedFen", "classes": {class, or ''
-- for goods without one: fen that are not back}}. No rule makes such a sale cheaper.
create or replace function till_without_member(p_merchant integer, p_from timestamptz, p_until timestamptz)
    returns jsonb
    language sql stable
    as $$
    with s as materialized (
        select id, business_month, total_fen, refunded_fen, coalesce(list_fen, total_fen) as list_fen
          from sale where merchant_id = p_merchant and sold_at >= p_from and sold_at < p_until and card_id is null),
    goods (class, fen) as (
        select l.product_class, case when s.total_fen = 0 then 0
                   else (l.amount_fen - l.discount_fen) * (s.total_fen - s.refunded_fen) / s.total_fen end
          from s join sale_line l on l.merchant_id = p_merchant and l.business_month = s.business_month
                                 and l.sale_id = s.id
        union all
        select '', s.total_fen - s.refunded_fen from s
         where not exists (select from sale_line l where l.merchant_id = p_merchant
                              and l.business_month = s.business_month and l.sale_id = s.id))
    select jsonb_build_object('sales', (select count(*) from s),
        'listFen', (select coalesce(sum(list_fen), 0) from s), 'paidFen', (select coalesce(sum(total_fen), 0) from s),
        'refundedFen', (select coalesce(sum(refunded_fen), 0) from s),
        'classes', (select coalesce(jsonb_object_agg(g.class, g.fen), '{}')
                      from (select class, sum(fen) as fen from goods group by class) g))
$$;
