-- The first day that counts on a day: of its calendar month, its calendar year, or so many months back.
create or replace function tier_window_start(p_rules jsonb, p_day date) returns date
    language sql immutable
    as $$
    select case p_rules #>> '{period,kind}'
               when 'calendar_month' then date_trunc('month', p_day::timestamp)::date
               when 'calendar_year' then date_trunc('year', p_day::timestamp)::date
               else (p_day + interval '1 day' - (p_rules #>> '{period,months}')::integer * interval '1 month')::date
           end
$$;
