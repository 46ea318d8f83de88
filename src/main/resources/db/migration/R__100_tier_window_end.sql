-- The day on which a level that was earned or kept on a day is reviewed: the first of the next period.
create or replace function tier_window_end(p_rules jsonb, p_day date) returns date
    language sql immutable
    as $$
    select case p_rules #>> '{period,kind}'
               when 'calendar_month' then (date_trunc('month', p_day::timestamp) + interval '1 month')::date
               when 'calendar_year' then (date_trunc('year', p_day::timestamp) + interval '1 year')::date
               else (p_day + (p_rules #>> '{period,months}')::integer * interval '1 month')::date
           end
$$;
