-- What is in members' pockets, also what came to them through others who were merged into them: pieces that were
-- neither used nor ended, and pieces that were used, with their templates in order. Members without any are not
-- answered.
create or replace function coupon_pockets(p_merchant integer, p_members uuid[])
    returns table (member_id uuid, held integer, used integer, held_templates text[], used_templates text[])
    language sql stable
    as $$
    select f.member_id, count(*) filter (where c.state in ('live', 'offered'))::integer,
           count(*) filter (where c.state = 'used')::integer,
           coalesce(array_agg(distinct c.template order by c.template)
                    filter (where c.state in ('live', 'offered')), '{}'),
           coalesce(array_agg(distinct c.template order by c.template) filter (where c.state = 'used'), '{}')
      from member_family(p_merchant, p_members) f
      join coupon c on c.merchant_id = p_merchant and c.member_id = f.id
     group by f.member_id
$$;
