-- The moment in which a day begins at the merchant's.
create or replace function card_day_begins(p_merchant integer, p_day date) returns timestamptz
    language sql stable
    as $$ select p_day::timestamp at time zone m.time_zone from merchant m where m.id = p_merchant $$;
