-- When a member comes: sales by hour of the day (24 numbers), and the median of the last ten gaps between visits, in
-- days; null below three visits.
create or replace function member_fact_rhythm(p_merchant integer, p_member uuid)
    returns table (hours integer[], usual_gap_days numeric)
    language sql stable
    as $$
    with days as materialized (
        select day, sd.hours from member_sale_day sd where merchant_id = p_merchant and member_id = p_member),
    hour as (select h, count(*)::integer as sales from days d cross join unnest(d.hours) as h group by h),
    gap as (select d.day - lag(d.day) over (order by d.day) as days from days d order by d.day desc limit 10)
    select (select array_agg(coalesce(hour.sales, 0) order by g) from generate_series(0, 23) g
              left join hour on hour.h = g),
           case when (select count(*) from days) >= 3
                then (select percentile_cont(0.5) within group (order by gap.days) from gap)::numeric(7, 1) end
$$;
