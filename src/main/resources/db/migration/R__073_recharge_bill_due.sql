-- Which bills WeChat should have by now and nobody has fetched: days of the span on which a merchant's payments or
-- refunds happened. Runs as lingka_jobs, over all merchants.
create or replace function recharge_bill_due(p_from date, p_to date) returns table (merchant_id integer, bill_date date)
    language sql stable
    as $$
    with day as (
        select d::date as bill_date, d::date::timestamp at time zone 'Asia/Shanghai' as day_from,
               (d::date + 1)::timestamp at time zone 'Asia/Shanghai' as day_to
          from generate_series(p_from, p_to, interval '1 day') d
    )
    select m.id, day.bill_date
      from merchant m cross join day
     where exists (select from bill_expected(m.id, day.day_from, day.day_to))
       and not exists (select from recharge_bill b where b.merchant_id = m.id and b.bill_date = day.bill_date
                          and b.state <> 'comparing')
     order by day.bill_date, m.id
$$;
