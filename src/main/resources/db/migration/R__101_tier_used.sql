-- How often a member used each benefit on this day, in its month and in its year: {benefit: {"day", "month", "year"}}.
create or replace function tier_used(p_merchant integer, p_member uuid, p_today date) returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_object_agg(u.benefit, jsonb_build_object('day', u.today, 'month', u.month, 'year', u.year)),
                    '{}')
      from (select benefit, count(*) filter (where used_on = p_today) as today,
                   count(*) filter (where used_on >= date_trunc('month', p_today::timestamp)) as month,
                   count(*) as year
              from tier_benefit_use
             where merchant_id = p_merchant and member_id = p_member
               and used_on >= date_trunc('year', p_today::timestamp)::date
             group by benefit) u
$$;
