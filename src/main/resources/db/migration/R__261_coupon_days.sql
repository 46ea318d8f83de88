-- On which days of the merchant these people used coupons, also through others who were merged into them: the template
-- of each piece, in order. A piece that lives again after a refund was not used.
create or replace function coupon_days(p_merchant integer, p_members uuid[])
    returns table (member_id uuid, day date, templates text[])
    language sql stable
    as $$
    select f.member_id, (c.ended_at at time zone g.time_zone)::date as day, array_agg(c.template order by c.template)
      from member_family(p_merchant, p_members) f
      join merchant g on g.id = p_merchant
      join coupon c on c.merchant_id = p_merchant and c.member_id = f.id and c.state = 'used'
     group by f.member_id, (c.ended_at at time zone g.time_zone)::date
$$;
