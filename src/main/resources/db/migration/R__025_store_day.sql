-- The business day of a moment in a store: the date in the store's zone; null for a store that is not there.
create or replace function store_day(p_merchant integer, p_store uuid, p_moment timestamptz) returns date
    language sql stable
    as $$
    select (p_moment at time zone s.time_zone)::date from store s where s.merchant_id = p_merchant and s.id = p_store
$$;
