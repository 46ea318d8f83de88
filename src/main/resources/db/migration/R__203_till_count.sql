-- How many sales there were between two moments, counted up to a limit and no further.
create or replace function till_count(p_merchant integer, p_from timestamptz, p_until timestamptz, p_limit bigint)
    returns bigint
    language sql stable
    as $$
    select count(*) from (select from sale where merchant_id = p_merchant and sold_at >= p_from and sold_at < p_until
                           limit p_limit) s
$$;
