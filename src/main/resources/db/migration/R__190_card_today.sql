-- The day that it is at the merchant's, by which terms end.
create or replace function card_today(p_merchant integer) returns date
    language sql stable
    as $$ select (app_now() at time zone m.time_zone)::date from merchant m where m.id = p_merchant $$;
