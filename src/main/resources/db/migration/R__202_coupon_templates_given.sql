-- Which templates' pieces were really given between two moments for what a dry run plays: of those it is known who used
-- them.
create or replace function coupon_templates_given(p_merchant integer, p_from timestamptz, p_until timestamptz)
    returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_agg(distinct c.template), '[]')
      from coupon c
     where c.merchant_id = p_merchant and c.source_kind in ('sale', 'recharge', 'tier_up')
       and c.granted_at >= p_from and c.granted_at < p_until
$$;
