-- Pieces as they were put on the counter, in the order in which they are named: [{"id", "template", "terms",
-- "validFrom", "validUntil", "byRule"}]. byRule: a rule of the programme gave it for something that is played, from
-- p_from on, so that playing gives it again or does not.
create or replace function coupon_shown(p_merchant integer, p_coupons uuid[], p_from timestamptz) returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'template', c.template, 'terms', c.terms,
               'validFrom', c.valid_from, 'validUntil', c.valid_until,
               'byRule', c.source_kind in ('sale', 'recharge', 'tier_up') and c.granted_at >= p_from)
               order by array_position(p_coupons, c.id)), '[]')
      from coupon c
     where c.merchant_id = p_merchant and c.id = any (p_coupons)
$$;
