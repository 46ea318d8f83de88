-- A moment as a store's people see it: {"name", "day", "time", "zone"}, the store's name and the moment in its zone.
create or replace function store_at(p_merchant integer, p_store uuid, p_moment timestamptz) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('name', s.name, 'day', to_char(p_moment at time zone s.time_zone, 'YYYY-MM-DD'),
                              'time', to_char(p_moment at time zone s.time_zone, 'YYYY-MM-DD HH24:MI:SS'),
                              'zone', s.time_zone)
      from store s where s.merchant_id = p_merchant and s.id = p_store
$$;
