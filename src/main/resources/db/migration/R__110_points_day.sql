-- The business day of now in the merchant's zone: points are the merchant's, so they end by its calendar.
create or replace function points_day(p_merchant integer) returns date
    language sql stable
    as $$
    select (app_now() at time zone time_zone)::date from merchant where id = p_merchant
$$;
